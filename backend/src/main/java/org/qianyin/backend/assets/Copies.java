package org.qianyin.backend.assets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.assets.store.BlockStore.Place;
import org.qianyin.backend.assets.store.StoreFault;
import org.qianyin.media.cid.Cid;
import org.springframework.stereotype.Component;

/** All stores of this server as one: a block comes from the first of them that has it right. */
@Component
class Copies {

  private final List<Stores.Named> stores;
  private final BadCopies bad;

  Copies(Stores stores, BadCopies bad) {
    this.stores = stores.all();
    this.bad = bad;
  }

  /** Every store, in the order in which they are asked. */
  List<Stores.Named> stores() {
    return stores;
  }

  /**
   * A block that is what its CID names.
   *
   * @throws StoreFault if no store gives it
   */
  byte[] block(Cid file, Place place) throws IOException {
    return blockOutside(null, file, place);
  }

  /** The same, from any store but one, which was asked already. */
  byte[] blockOutside(Stores.@Nullable Named asked, Cid file, Place place) throws IOException {
    IOException last = null;
    for (Stores.Named each : stores) {
      if (each.equals(asked)) {
        continue;
      }
      try {
        byte[] block = each.store().block(file, place);
        if (place.cid().matches(ByteBuffer.wrap(block))) {
          return block;
        }
        corrupt(each, file, place.cid());
      } catch (IOException e) {
        failed(each, file, e);
        last = e;
      }
    }
    throw last instanceof StoreFault fault ? fault : lost(file, place.cid(), last);
  }

  /** Tells of a block that is not what its CID names. */
  void corrupt(Stores.Named store, Cid file, Cid block) {
    bad.found(store.name(), file, "block " + block + " is corrupt");
  }

  /** Tells of a store that did not give a file: if it lacks the file, it is to get it again. */
  void failed(Stores.Named store, Cid file, IOException failure) {
    if (failure instanceof NoSuchFileException) {
      bad.found(store.name(), file, "it is missing");
    }
  }

  private static StoreFault lost(Cid file, Cid block, @Nullable IOException last) {
    return StoreFault.lost("file " + file + ": no store has block " + block + " right", last);
  }
}
