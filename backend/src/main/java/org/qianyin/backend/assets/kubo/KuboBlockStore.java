package org.qianyin.backend.assets.kubo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.assets.store.BlockStore;
import org.qianyin.backend.assets.store.Refused;
import org.qianyin.backend.assets.store.StoreFault;
import org.qianyin.media.Fingerprint;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.unixfs.UnixFsProfile;
import tools.jackson.databind.JsonNode;

/**
 * A Kubo node. A file is sent by {@code add}, under the parameters of our profile and pinned, while
 * we compute its CID ourselves; the two must be equal. {@code add} holds the node's garbage
 * collection off until the pin stands, and an upload that breaks off is never pinned.
 */
public final class KuboBlockStore implements BlockStore {

  private static final UnixFsProfile PROFILE = UnixFsProfile.V1_2025;

  /** The node must answer from what it has, never search a network for it. */
  private static final String[] LOCAL = {"offline", "true"};

  /** They stand in one address. */
  private static final int ASKED_AT_ONCE = 256;

  private final KuboSettings settings;
  private final KuboRpc rpc;
  private final KuboSwarm swarm;
  private final Predicate<Cid> known;
  private final Semaphore uploads;

  /**
   * @param known whether a file with this CID is kept by this server, so that it must stay pinned
   */
  public KuboBlockStore(KuboSettings settings, Predicate<Cid> known) {
    this.settings = settings;
    this.rpc = new KuboRpc(settings);
    this.swarm = new KuboSwarm(rpc, settings.allowPublic());
    this.known = known;
    this.uploads = new Semaphore(settings.uploads());
  }

  /** Whether the node's swarm is closed, or may be public. */
  public KuboSwarm swarm() {
    return swarm;
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

  /**
   * Leaves that the node, which met them before, looks for in vain elsewhere than where they lie in
   * this file: in one that was changed, or where an upload that was given up was to lie.
   *
   * @param leaves of the file, in order
   * @param path as the node sees it; the file need not be there yet
   */
  public Set<Cid> strays(List<Cid> leaves, String path) throws IOException {
    Set<Cid> strays = new HashSet<>();
    for (int from = 0; from < leaves.size(); from += ASKED_AT_ONCE) {
      List<String> query = new ArrayList<>();
      for (Cid leaf : leaves.subList(from, Math.min(leaves.size(), from + ASKED_AT_ONCE))) {
        query.addAll(List.of("arg", leaf.toString()));
      }
      try {
        for (JsonNode known : rpc.lines("filestore/ls", query.toArray(String[]::new))) {
          boolean noted = !known.path("FilePath").asString("").isEmpty();
          if (noted && known.path("Status").asInt(0) != 0 && !isHere(known, leaves, path)) {
            strays.add(Cid.parse(known.path("Key").path("/").asString("")));
          }
        }
      } catch (KuboError e) {
        throw fault(e);
      }
    }
    return strays;
  }

  /** Whether a note leads to the very place that its leaf has in this file. */
  private static boolean isHere(JsonNode note, List<Cid> leaves, String path) {
    long offset = note.path("Offset").asLong(-1);
    long index = offset / PROFILE.chunkSize();
    return path.endsWith("/" + note.path("FilePath").asString(""))
        && offset >= 0
        && offset % PROFILE.chunkSize() == 0
        && index < leaves.size()
        && leaves.get((int) index).toString().equals(note.path("Key").path("/").asString(""));
  }

  /** Has the node forget a block that no pin holds. */
  public void forget(Cid block) throws IOException {
    try {
      rpc.ask("block/rm", "arg", block.toString(), "force", "true");
    } catch (KuboError e) {
      throw fault(e);
    }
  }

  /**
   * Whether the node sees a file that lies here.
   *
   * @param path as the node sees it
   * @param bytes of the file, which nobody else has
   * @return why it does not, or empty
   * @throws StoreFault if it does not answer
   */
  public Optional<String> blindness(String path, byte[] bytes) throws IOException {
    Cid cid = null;
    try (KuboRpc.Sending sending =
        rpc.sendOf(path, "add", "nocopy", "true", "pin", "false", "cid-version", "1")) {
      sending.push(ByteBuffer.wrap(bytes));
      cid = Cid.parse(sending.finish().path("Hash").asString(""));
      try (InputStream in = rpc.open("block/get", "arg", cid.toString(), LOCAL[0], LOCAL[1])) {
        return Arrays.equals(in.readNBytes(bytes.length + 1), bytes)
            ? Optional.empty()
            : Optional.of(rpc.at() + " reads other bytes at " + path);
      }
    } catch (KuboError | IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } finally {
      if (cid != null) {
        rpc.ask("block/rm", "arg", cid.toString(), "force", "true");
      }
    }
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

  @Override
  public boolean keeps(Cid file) throws IOException {
    try {
      rpc.ask("pin/ls", "arg", file.toString(), "type", "recursive");
      return true;
    } catch (KuboError e) {
      if (e.saysNotHere()) {
        return false;
      }
      throw fault(e);
    }
  }

  /** A node never overwrites a block that it believes to have: {@code add} would change nothing. */
  @Override
  public boolean mendsBlocks() {
    return true;
  }

  @Override
  public void mend(Cid file, Cid block, byte[] right) throws IOException {
    if (!isRight(block, right.length)) {
      replace(file, List.of(new Place(block, 0, right.length)), place -> right);
    }
  }

  /** Where right blocks come from. */
  public interface Source {
    byte[] block(Place place) throws IOException;
  }

  private boolean isRight(Cid block, int length) throws IOException {
    try (InputStream in = rpc.open("block/get", "arg", block.toString(), LOCAL[0], LOCAL[1])) {
      return block.matches(ByteBuffer.wrap(in.readNBytes(length + 1)));
    } catch (KuboError e) {
      return false; // it has not, or cannot read what it has
    }
  }

  /**
   * Puts right blocks in the place of bad ones. A pinned block cannot be removed, so the pin is off
   * for as long as this takes. Should it break off, the file is still in the outbox or was never
   * said to be kept, and is sent whole the next time.
   *
   * @throws StoreFault if the node does not take them
   */
  public void replace(Cid file, List<Place> bad, Source source) throws IOException {
    try {
      rpc.ask("pin/rm", "arg", file.toString());
      for (Place place : bad) {
        Cid block = place.cid();
        rpc.ask("block/rm", "arg", block.toString(), "force", "true");
        try (KuboRpc.Sending sending =
            rpc.send("block/put", "cid-codec", block.codec().toString())) {
          sending.push(ByteBuffer.wrap(source.block(place)));
          String key = sending.finish().path("Key").asString("");
          if (!key.equals(block.toString())) {
            throw StoreFault.otherContent(rpc.at() + " stored " + key + " for block " + block);
          }
        }
      }
      rpc.ask("pin/add", "arg", file.toString(), LOCAL[0], LOCAL[1]);
    } catch (KuboError e) {
      throw fault(e);
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
      throw fault(e);
    }
  }

  private static IOException fault(KuboError e) {
    String words = String.valueOf(e.getMessage());
    return e.saysFull() ? new Refused("STORAGE_FULL", words, e) : StoreFault.unavailable(words, e);
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
        throw e instanceof KuboError refused ? fault(refused) : e;
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
        throw fault(e);
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
        throw fault(e);
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
          throw fault(e);
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
