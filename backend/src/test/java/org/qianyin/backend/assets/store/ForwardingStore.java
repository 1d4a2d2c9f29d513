package org.qianyin.backend.assets.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import org.qianyin.media.cid.Cid;

/** Hands everything on to a real store; a test takes out what is to go wrong. */
public abstract class ForwardingStore implements BlockStore {

  private final BlockStore store;

  protected ForwardingStore(BlockStore store) {
    this.store = store;
  }

  @Override
  public Draft draft() throws IOException {
    return store.draft();
  }

  @Override
  public int together() {
    return store.together();
  }

  @Override
  public InputStream read(Cid file, long offset, long length) throws IOException {
    return store.read(file, offset, length);
  }

  @Override
  public byte[] block(Cid file, Place place) throws IOException {
    return store.block(file, place);
  }

  @Override
  public boolean keeps(Cid file, long size) throws IOException {
    return store.keeps(file, size);
  }

  @Override
  public void settle(Collection<Cid> files) throws IOException {
    store.settle(files);
  }
}
