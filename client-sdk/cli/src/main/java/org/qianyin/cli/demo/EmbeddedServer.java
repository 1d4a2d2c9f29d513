package org.qianyin.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.qianyin.cli.act.Passphrase;
import org.qianyin.cli.server.Home;
import org.qianyin.cli.server.ServerProcess;
import org.qianyin.cli.voice.Voice;
import org.qianyin.cli.words.Text;

/** The embedded parts: server, database, chain, on free ports, under a passphrase nobody keeps. */
final class EmbeddedServer {
  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration STOP = Duration.ofSeconds(30);
  private final ServerProcess process;

  private EmbeddedServer(ServerProcess process) {
    this.process = process;
  }

  static EmbeddedServer start(Voice voice, Home home, DemoFolder folder)
      throws IOException, InterruptedException {
    byte[] secret = new byte[16];
    new SecureRandom().nextBytes(secret);
    List<String> options =
        new ArrayList<>(
            List.of(
                "--port",
                "0",
                "--qianyin.origin=localhost/demo",
                "--qianyin.publish-interval=200ms",
                "--qianyin.stop-with-parent=true",
                "--qianyin.chain.block-time=200ms",
                "--qianyin.chain.poll=100ms",
                "--qianyin.chain.every=0s"));
    home.anvil().ifPresent(anvil -> options.add("--qianyin.chain.anvil=" + anvil));
    ServerProcess process =
        ServerProcess.start(
            voice,
            home,
            folder.data(),
            options,
            Map.of(Passphrase.VARIABLE, HexFormat.of().formatHex(secret)),
            folder.serverLog(),
            START);
    return new EmbeddedServer(process);
  }

  URI address() {
    return process.address();
  }

  String verifierKey() {
    return process.ready().string("vkey");
  }

  /** Ends everything and looks whether it is gone: the processes, and the ports they had. */
  void stop(Claims claims) throws IOException, InterruptedException {
    List<ProcessHandle> processes = process.processes();
    SortedSet<Integer> ports = process.ports();
    process.stop(STOP);
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (System.nanoTime() < end && processes.stream().anyMatch(ProcessHandle::isAlive)) {
      for (ProcessHandle one : processes) {
        awaitExit(one);
      }
    }
    boolean gone = processes.stream().noneMatch(ProcessHandle::isAlive);
    boolean closed = ports.stream().allMatch(ServerProcess::closed);
    claims.state(
        "stopped",
        new Text(
            "服务端、数据库和链已停：%d 个进程都已结束，%d 个端口都已关闭".formatted(processes.size(), ports.size()),
            "Server, database and chain are stopped: %d processes ended, %d ports closed"
                .formatted(processes.size(), ports.size())),
        gone && closed,
        "processes ended: " + gone + ", ports closed: " + closed);
  }

  private static void awaitExit(ProcessHandle one) throws InterruptedException {
    try {
      one.onExit().get(1, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      one.destroyForcibly();
    }
  }

  /** Ends everything without a word, when the demo broke off. */
  void abandon() throws InterruptedException {
    process.stop(STOP);
  }
}
