package org.qianyin.backend.assets.kubo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.assets.store.BlockStore;
import org.qianyin.backend.assets.store.StoreFault;
import org.qianyin.media.Fingerprint;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.unixfs.UnixFsProfile;

/**
 * A Kubo node. A file is sent by {@code add}, under the parameters of our profile and pinned, while
 * we compute its CID ourselves; the two must be equal. {@code add} holds the node's garbage
 * collection off until the pin stands, and an upload that breaks off is never pinned.
 */
public final class KuboBlockStore implements BlockStore {

  private static final UnixFsProfile PROFILE = UnixFsProfile.V1_2025;

  /** The node must answer from what it has, never search a network for it. */
  static final String[] LOCAL = {"offline", "true"};

  private final KuboSettings settings;
  private final KuboRpc rpc;
  private final KuboSwarm swarm;
  private final KuboFilestore filestore;
  private final KuboRepair repair;
  private final Predicate<Cid> known;
  private final Semaphore uploads;

  /**
   * @param known whether a file with this CID is kept by this server, so that it must stay pinned
   */
  public KuboBlockStore(KuboSettings settings, Predicate<Cid> known) {
    this.settings = settings;
    this.rpc = new KuboRpc(settings);
    this.swarm = new KuboSwarm(rpc, settings.allowPublic());
    this.filestore = new KuboFilestore(rpc);
    this.repair = new KuboRepair(rpc, filestore);
    this.known = known;
    this.uploads = new Semaphore(settings.uploads());
  }

  /** Whether the node's swarm is closed, or may be public. */
  public KuboSwarm swarm() {
    return swarm;
  }

  /** What the node notes about files that it does not copy. */
  public KuboFilestore filestore() {
    return filestore;
  }

  /** Mends files whose blocks went bad. */
  public KuboRepair repair() {
    return repair;
  }

  /** Each draft is an open request. */
  @Override
  public int together() {
    return 1;
  }

  @Override
  public Draft draft() throws IOException {
    turn();
    return new KuboDraft(null);
  }

  private void turn() throws IOException {
    swarm.check();
    try {
      if (!uploads.tryAcquire(settings.stall().toMillis(), TimeUnit.MILLISECONDS)) {
        throw StoreFault.unavailable(
            rpc.at() + " is taking " + settings.uploads() + " uploads already");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /**
   * Starts to send a file that stays where it is: the node hashes it, keeps copies of its inner
   * nodes, and notes where its leaves lie (Kubo's filestore).
   *
   * @param path as the node sees it; there may be nothing yet
   */
  public Draft reference(String path) throws IOException {
    turn();
    return new KuboDraft(path);
  }

  @Override
  public InputStream read(Cid file, long offset, long length) throws IOException {
    return here(
        file,
        () ->
            rpc.open(
                "cat",
                "arg",
                file.toString(),
                "offset",
                Long.toString(offset),
                "length",
                Long.toString(length),
                "progress",
                "false",
                LOCAL[0],
                LOCAL[1]));
  }

  @Override
  public byte[] block(Cid file, Place place) throws IOException {
    Cid cid = place.cid();
    try (InputStream in =
        here(cid, () -> rpc.open("block/get", "arg", cid.toString(), LOCAL[0], LOCAL[1]))) {
      return in.readNBytes(place.length() + 1);
    }
  }

  /** Pinned, and its root says how long it is: a pin outlives the blocks that it names. */
  @Override
  public boolean keeps(Cid file, long size) throws IOException {
    try {
      rpc.ask("pin/ls", "arg", file.toString(), "type", "recursive");
      return rpc.ask("files/stat", "arg", "/ipfs/" + file, LOCAL[0], LOCAL[1])
              .path("Size")
              .asLong(-1)
          == size;
    } catch (KuboError e) {
      if (e.saysNotHere()) {
        return false;
      }
      throw e.fault();
    }
  }

  /** A node never overwrites a block that it believes to have: {@code add} would change nothing. */
  @Override
  public boolean mendsBlocks() {
    return true;
  }

  @Override
  public void mend(Cid file, Cid block, byte[] right) throws IOException {
    if (!isRight(file, block, right.length)) {
      repair.replace(file, List.of(new Place(block, 0, right.length)), place -> right);
    }
  }

  private boolean isRight(Cid file, Cid block, int length) throws IOException {
    try {
      return block.matches(ByteBuffer.wrap(block(file, new Place(block, 0, length))));
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** A pin is durable once {@code add} has answered. */
  @Override
  public void settle(Collection<Cid> files) {}

  @Override
  public void close() {
    rpc.close();
  }

  private interface Question<T> {
    T ask() throws IOException;
  }

  private static <T> T here(Cid cid, Question<T> question) throws IOException {
    try {
      return question.ask();
    } catch (KuboError e) {
      if (e.saysNotHere()) {
        throw (NoSuchFileException) new NoSuchFileException(cid.toString()).initCause(e);
      }
      throw e.fault();
    }
  }

  private final class KuboDraft implements Draft {
    private final String pinName = "qianyin-" + UUID.randomUUID();
    private final KuboRpc.Sending sending;
    private boolean closed;

    /**
     * @param path of the file if it need not be copied
     */
    KuboDraft(@Nullable String path) throws IOException {
      String[] query = {
        "pin",
        "true",
        "pin-name",
        pinName,
        "quieter",
        "true",
        "nocopy",
        Boolean.toString(path != null),
        "cid-version",
        "1",
        "raw-leaves",
        "true",
        "chunker",
        "size-" + PROFILE.chunkSize(),
        "max-file-links",
        Integer.toString(PROFILE.maxLinks())
      };
      try {
        this.sending = path == null ? rpc.send("add", query) : rpc.sendOf(path, "add", query);
      } catch (IOException e) {
        uploads.release();
        throw e instanceof KuboError refused ? refused.fault() : e;
      }
    }

    @Override
    public void leaf(Cid cid, long offset, ByteBuffer bytes) throws IOException {
      // The client sends it later, and the caller's memory is used again.
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      try {
        sending.push(ByteBuffer.wrap(copy));
      } catch (KuboError e) {
        throw e.fault();
      }
    }

    /** The node makes its own; if one of them differed, so would the root. */
    @Override
    public void node(Cid cid, byte[] block) {}

    @Override
    public void finish(Fingerprint fingerprint) throws IOException {
      String answered;
      try {
        answered = sending.finish().path("Hash").asString("");
      } catch (KuboError e) {
        throw e.fault();
      }
      Cid theirs = cid(answered);
      if (theirs == null || !theirs.equals(fingerprint.cid())) {
        if (theirs != null) {
          unpin(theirs);
        }
        throw StoreFault.otherContent(
            rpc.at() + " stored " + answered + " for " + fingerprint.cid() + "; nothing was kept");
      }
    }

    private @Nullable Cid cid(String text) {
      try {
        return Cid.parse(text);
      } catch (IllegalArgumentException e) {
        return null; // the node broke the answer off: its error went into a trailer
      }
    }

    /** Unpins what came instead of the file, unless somebody else wants it. */
    private void unpin(Cid other) throws IOException {
      if (known.test(other)) {
        return;
      }
      try {
        String name =
            rpc.ask("pin/ls", "arg", other.toString(), "type", "recursive", "names", "true")
                .path("Keys")
                .path(other.toString())
                .path("Name")
                .asString("");
        if (name.equals(pinName)) {
          rpc.ask("pin/rm", "arg", other.toString());
        }
      } catch (KuboError e) {
        if (!e.saysNotHere()) {
          throw e.fault();
        }
      }
    }

    /** The pin is the name. */
    @Override
    public void name(Fingerprint fingerprint) {}

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        sending.close();
        uploads.release();
      }
    }
  }
}
