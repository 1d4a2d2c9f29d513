package org.qianyin.backend.node;

import java.io.IOException;
import java.util.Map;
import org.qianyin.backend.ledger.LogReader;
import org.qianyin.backend.platform.DataFolder;
import org.qianyin.backend.platform.DurableFile;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** {@code server.json}: tells the process that started this one that it is ready, and where. */
@Component
class ServerFile {

  private static final Logger LOG = LoggerFactory.getLogger(ServerFile.class);

  private final DataFolder folder;
  private final LogReader log;

  ServerFile(DataFolder folder, LogReader log) {
    this.folder = folder;
    this.log = log;
  }

  @EventListener
  void ready(ApplicationReadyEvent event) throws IOException {
    if (event.getApplicationContext() instanceof WebServerApplicationContext web
        && web.getWebServer() != null) {
      int port = web.getWebServer().getPort();
      Json.Obj facts =
          Json.Obj.of(
              Map.of(
                  "origin", new Json.Str(log.origin()),
                  "pid", new Json.Int(ProcessHandle.current().pid()),
                  "port", new Json.Int(port),
                  "vkey", new Json.Str(log.verifierKey())));
      DurableFile.replace(folder.root().resolve("server.json"), Jcs.write(facts));
      LOG.info("ready: log {} on port {}", log.origin(), port);
    }
  }
}
