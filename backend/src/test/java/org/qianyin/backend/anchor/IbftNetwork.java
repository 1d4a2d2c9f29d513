package org.qianyin.backend.anchor;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qianyin.proof.testing.Programs;

/** Four validators of a polygon-edge IBFT chain on this machine, whose blocks are final at once. */
final class IbftNetwork implements AutoCloseable {

  private static final int VALIDATORS = 4;
  private static final Pattern NODE_ID = Pattern.compile("Node ID\\s+=\\s+(\\S+)");
  private static final Duration START = Duration.ofMinutes(2);

  private final Path folder;
  private final List<Process> processes = new ArrayList<>();
  private final List<Integer> ports = new ArrayList<>();

  private IbftNetwork(Path folder) {
    this.folder = folder;
  }

  /**
   * Starts it and waits for its first blocks.
   *
   * @param rich account that can pay
   */
  static IbftNetwork start(Path folder, String rich) throws Exception {
    IbftNetwork network = new IbftNetwork(folder);
    try {
      network.launch(rich);
      return network;
    } catch (Exception e) {
      network.close();
      throw e;
    }
  }

  private void launch(String rich) throws Exception {
    String secrets =
        run("secrets", "init", "--insecure", "--num", "" + VALIDATORS, "--data-dir", "node-");
    List<String> ids = new ArrayList<>();
    Matcher id = NODE_ID.matcher(secrets);
    while (id.find()) {
      ids.add(id.group(1));
    }
    List<Integer> free = freePorts(3 * VALIDATORS);
    List<String> genesis =
        new ArrayList<>(
            List.of(
                "genesis",
                "--consensus",
                "ibft",
                "--validators-prefix",
                "node-",
                "--chain-id",
                "4242",
                "--premine",
                rich + ":100000000000000000000",
                "--block-gas-limit",
                "30000000"));
    for (int i = 0; i < VALIDATORS; i++) {
      genesis.add("--bootnode");
      genesis.add("/ip4/127.0.0.1/tcp/" + free.get(3 * i + 1) + "/p2p/" + ids.get(i));
    }
    run(genesis.toArray(String[]::new));
    for (int i = 0; i < VALIDATORS; i++) {
      ports.add(free.get(3 * i + 2));
      processes.add(
          program(
              folder.resolve("node-" + (i + 1) + ".log"),
              "server",
              "--data-dir",
              "node-" + (i + 1),
              "--chain",
              "genesis.json",
              "--grpc-address",
              "127.0.0.1:" + free.get(3 * i),
              "--libp2p",
              "127.0.0.1:" + free.get(3 * i + 1),
              "--jsonrpc",
              "127.0.0.1:" + free.get(3 * i + 2),
              "--seal"));
    }
    await()
        .atMost(START)
        .ignoreExceptions()
        .until(() -> {
          for (String url : urls()) {
            if (new Rpc(url).height() < 2) {
              return false;
            }
          }
          return true;
        });
  }

  private String run(String... arguments) throws IOException, InterruptedException {
    Path said = folder.resolve(arguments[0] + ".txt");
    Process process = program(said, arguments);
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException("polygon-edge: " + Files.readString(said));
    }
    return Files.readString(said);
  }

  private Process program(Path said, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(Programs.get("polygon-edge").toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start();
  }

  /** The program takes no port 0: these were free a moment ago. */
  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> open = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        open.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return open.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : open) {
        socket.close();
      }
    }
  }

  /** The endpoints of the validators. */
  String[] urls() {
    return ports.stream().map(port -> "http://127.0.0.1:" + port).toArray(String[]::new);
  }

  /** Ends one validator for good: three of four go on. */
  void lose(int validator) throws InterruptedException {
    Process process = processes.get(validator);
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() {
    processes.forEach(Process::destroy);
    for (Process process : processes) {
      try {
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
