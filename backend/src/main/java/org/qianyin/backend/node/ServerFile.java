package org.qianyin.backend.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.qianyin.backend.ledger.LogReader;
import org.qianyin.backend.platform.DataFolder;
import org.qianyin.backend.platform.DurableFile;
import org.qianyin.backend.platform.NodeSettings;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** {@code server.json}: tells the process that started this one that it is ready, and where. */
@Component
class ServerFile {

  private static final Logger LOG = LoggerFactory.getLogger(ServerFile.class);

  private final Path file;
  private final Path vkey;
  private final LogReader log;
  private final boolean stays;

  ServerFile(DataFolder folder, NodeSettings settings, LogReader log) {
    this.file = folder.root().resolve("server.json");
    this.vkey = folder.log().resolve("vkey");
    this.log = log;
    this.stays = !settings.newLogOnly();
  }

  /** The public half of the log's key, for whoever writes a policy; it outlives the process. */
  @EventListener
  void named(ApplicationReadyEvent event) throws IOException {
    DurableFile.replace(vkey, (log.verifierKey() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  @EventListener
  void ready(ApplicationReadyEvent event) throws IOException {
    if (stays
        && event.getApplicationContext() instanceof WebServerApplicationContext web
        && web.getWebServer() != null) {
      int port = web.getWebServer().getPort();
      Json.Obj facts =
          Json.Obj.of(
              Map.of(
                  "origin", new Json.Str(log.origin()),
                  "pid", new Json.Int(ProcessHandle.current().pid()),
                  "port", new Json.Int(port),
                  "vkey", new Json.Str(log.verifierKey())));
      DurableFile.replace(file, Jcs.write(facts));
      LOG.info("ready: log {} on port {}", log.origin(), port);
    }
  }

  /** Who finds the file finds a server. */
  @EventListener
  void closed(ContextClosedEvent event) throws IOException {
    Files.deleteIfExists(file);
  }
}
