package org.qianyin.backend.assets.kubo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qianyin.backend.assets.store.StoreFault;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.unixfs.UnixFsProfile;
import tools.jackson.databind.JsonNode;

/** A node's notes of where leaves lie in files that it does not copy (Kubo's filestore). */
public final class KuboFilestore {

  private static final int LEAF = UnixFsProfile.V1_2025.chunkSize();

  /** They stand in one address. */
  private static final int ASKED_AT_ONCE = 256;

  private final KuboRpc rpc;

  KuboFilestore(KuboRpc rpc) {
    this.rpc = rpc;
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
        throw e.fault();
      } catch (IllegalArgumentException e) {
        throw StoreFault.unavailable(rpc.at() + " noted something that is no CID", e);
      }
    }
    return strays;
  }

  /** Whether a note leads to the very place that its leaf has in this file. */
  private static boolean isHere(JsonNode note, List<Cid> leaves, String path) {
    long offset = note.path("Offset").asLong(-1);
    long index = offset / LEAF;
    return path.endsWith("/" + note.path("FilePath").asString(""))
        && offset >= 0
        && offset % LEAF == 0
        && index < leaves.size()
        && leaves.get((int) index).toString().equals(note.path("Key").path("/").asString(""));
  }

  /** Has the node forget a block that no pin holds. */
  public void forget(Cid block) throws IOException {
    try {
      rpc.ask("block/rm", "arg", block.toString(), "force", "true");
    } catch (KuboError e) {
      throw e.fault();
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
      try (InputStream in =
          rpc.open(
              "block/get",
              "arg",
              cid.toString(),
              KuboBlockStore.LOCAL[0],
              KuboBlockStore.LOCAL[1])) {
        return Arrays.equals(in.readNBytes(bytes.length + 1), bytes)
            ? Optional.empty()
            : Optional.of(rpc.at() + " reads other bytes at " + path);
      }
    } catch (KuboError | IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } finally {
      if (cid != null) {
        forget(cid);
      }
    }
  }
}
