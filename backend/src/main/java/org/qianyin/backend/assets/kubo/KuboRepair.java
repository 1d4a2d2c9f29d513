package org.qianyin.backend.assets.kubo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.qianyin.backend.assets.store.BlockStore.Place;
import org.qianyin.backend.assets.store.StoreFault;
import org.qianyin.media.cid.Cid;

/** Puts right blocks in the place of bad ones that a node has. */
public final class KuboRepair {

  private final KuboRpc rpc;
  private final KuboFilestore filestore;

  KuboRepair(KuboRpc rpc, KuboFilestore filestore) {
    this.rpc = rpc;
    this.filestore = filestore;
  }

  /** Where right blocks come from. */
  public interface Source {
    byte[] block(Place place) throws IOException;
  }

  /**
   * Mends a pinned file. A pinned block cannot be removed, so the pin is off for as long as this
   * takes, and the node's own folder holds the file meanwhile. Should it break off, the file is
   * still in the outbox or was never said to be kept, and is sent whole the next time.
   *
   * @throws StoreFault if the node does not take the blocks
   */
  public void replace(Cid file, List<Place> bad, Source source) throws IOException {
    try {
      hold(file);
      rpc.ask("pin/rm", "arg", file.toString());
      for (Place place : bad) {
        filestore.forget(place.cid());
        put(place.cid(), source.block(place));
      }
      rpc.ask("pin/add", "arg", file.toString(), KuboBlockStore.LOCAL[0], KuboBlockStore.LOCAL[1]);
      letGo(file);
    } catch (KuboError e) {
      throw e.fault();
    }
  }

  private void put(Cid block, byte[] bytes) throws IOException {
    try (KuboRpc.Sending sending = rpc.send("block/put", "cid-codec", block.codec().toString())) {
      sending.push(ByteBuffer.wrap(bytes));
      String key = sending.finish().path("Key").asString("");
      if (!key.equals(block.toString())) {
        throw StoreFault.otherContent(rpc.at() + " stored " + key + " for block " + block);
      }
    }
  }

  /**
   * Garbage collection spares what stands in the node's folder, and blocks can be removed there.
   */
  private void hold(Cid file) throws IOException {
    letGo(file);
    try {
      rpc.ask(
          "files/cp",
          "arg",
          "/ipfs/" + file,
          "arg",
          place(file),
          KuboBlockStore.LOCAL[0],
          KuboBlockStore.LOCAL[1]);
    } catch (KuboError e) {
      // Its root is what is bad. Collected in the middle, the file is sent whole the next time.
    }
  }

  private void letGo(Cid file) throws IOException {
    rpc.ask("files/rm", "arg", place(file), "force", "true");
  }

  private static String place(Cid file) {
    return "/qianyin-mends-" + file;
  }
}
