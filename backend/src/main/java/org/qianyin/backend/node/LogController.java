package org.qianyin.backend.node;

import java.util.Optional;
import org.qianyin.backend.anchor.Anchors;
import org.qianyin.backend.ledger.LogEntries;
import org.qianyin.backend.ledger.LogReader;
import org.qianyin.backend.platform.NodeSettings;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Facts about the log. */
@RestController
class LogController {

  private static final long OPERATOR = 0;

  private final LogReader log;
  private final LogEntries entries;
  private final NodeSettings settings;
  private final Anchors anchors;

  LogController(LogReader log, LogEntries entries, NodeSettings settings, Anchors anchors) {
    this.log = log;
    this.entries = entries;
    this.settings = settings;
    this.anchors = anchors;
  }

  @GetMapping("/v1/log")
  LogFacts facts() {
    return new LogFacts(
        log.origin(),
        log.verifierKey(),
        settings.publishInterval().toMillis(),
        entries.find(OPERATOR).map(first -> "party:" + first.entry().entry().id()).orElse(null),
        anchors.facts().orElse(null),
        Optional.ofNullable(LogController.class.getPackage().getImplementationVersion())
            .orElse("development"));
  }
}
