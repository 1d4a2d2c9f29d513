package org.qianyin.backend.assets.kubo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP proxy before a real node that does what bad networks do: it stops in the middle, or changes
 * a bit.
 */
final class TroubledWire implements AutoCloseable {

  private static final int QUARTER_MIB = 1 << 18;

  private final URI target;
  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean stalls;
  private volatile boolean flips;

  TroubledWire(URI target) throws IOException {
    this.target = target;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /** From now on nothing comes through any more after the first 256 KiB of a direction. */
  void stall() {
    stalls = true;
  }

  /** From now on one bit of what goes to the node differs, 256 KiB from the start. */
  void flip() {
    flips = true;
  }

  /** New connections are as they should be; those that stand are cut. */
  void heal() {
    stalls = false;
    flips = false;
    open.forEach(TroubledWire::cut);
    open.clear();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Socket server = connect(client);
        open.add(client);
        open.add(server);
        Thread.ofVirtual().start(() -> pass(client, server, true));
        Thread.ofVirtual().start(() -> pass(server, client, false));
      } catch (IOException e) {
        // The client sees that nobody answers.
      }
    }
  }

  private Socket connect(Socket client) throws IOException {
    try {
      return new Socket(target.getHost(), target.getPort());
    } catch (IOException e) {
      client.close();
      throw e;
    }
  }

  private void pass(Socket from, Socket to, boolean towardsNode) {
    byte[] bytes = new byte[QUARTER_MIB];
    long passed = 0;
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        if (stalls && passed + count > QUARTER_MIB) {
          Thread.sleep(java.time.Duration.ofDays(1));
        }
        if (flips && towardsNode && passed <= QUARTER_MIB && passed + count > QUARTER_MIB) {
          bytes[(int) (QUARTER_MIB - passed)] ^= 1;
        }
        out.write(bytes, 0, count);
        passed += count;
      }
    } catch (IOException e) {
      cut(to);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void cut(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    heal();
  }
}
