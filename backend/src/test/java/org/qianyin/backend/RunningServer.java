package org.qianyin.backend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** One server on real embedded parts, shared by all tests that do not break it. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "qianyin.data=${folder.of.tests}",
      "qianyin.chain.mode=none",
      "qianyin.publish-interval=200ms",
      "QIANYIN_PASSPHRASE=only for tests"
    })
public abstract class RunningServer {

  private static final Path DATA = newFolder();

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void data(DynamicPropertyRegistry registry) {
    registry.add("folder.of.tests", DATA::toString);
  }

  protected Server server() {
    return new Server("http://127.0.0.1:" + port);
  }

  protected static Path dataFolder() {
    return DATA;
  }

  protected static Path newFolder() {
    try {
      Path target = Files.createDirectories(Path.of("target", "it"));
      return Files.createTempDirectory(target, "server-").toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
