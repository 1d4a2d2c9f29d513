package org.qianyin.backend.node;

import org.qianyin.backend.platform.NodeSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ends this server when the process that started it is gone, if it was asked to. */
@Component
class ParentWatch {

  private static final Logger LOG = LoggerFactory.getLogger(ParentWatch.class);

  private final NodeSettings settings;

  ParentWatch(NodeSettings settings) {
    this.settings = settings;
  }

  @EventListener
  void ready(ApplicationReadyEvent event) {
    if (settings.stopWithParent()) {
      ProcessHandle.current()
          .parent()
          .ifPresent(parent -> Thread.ofVirtual().start(() -> endAfter(parent, event)));
    }
  }

  private static void endAfter(ProcessHandle parent, ApplicationReadyEvent event) {
    parent.onExit().join();
    LOG.info("the process that started this server is gone");
    System.exit(SpringApplication.exit(event.getApplicationContext()));
  }
}
