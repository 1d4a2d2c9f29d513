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
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP proxy before a real node that does what bad networks do: it stops in the middle, or changes
 * a bit.
 */
final class TroubledWire implements AutoCloseable {

  private static final int QUARTER_MIB = 1 << 18;

  private final URI target;
  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger refusals = new AtomicInteger();
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

  /** The next connections, so many of them, are cut as soon as they stand. */
  void refuse(int next) {
    refusals.set(next);
  }

  /** How many connections there were, with those that were refused. */
  int connections() {
    return connections.get();
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
        connections.incrementAndGet();
        if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
          cut(client);
          continue;
        }
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
