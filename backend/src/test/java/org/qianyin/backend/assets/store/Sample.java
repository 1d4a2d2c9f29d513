package org.qianyin.backend.assets.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.qianyin.backend.assets.store.BlockStore.Place;
import org.qianyin.media.Fingerprint;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.unixfs.BlockSink;

/** A file of random bytes, whose blocks and their places are known. */
@SuppressWarnings("ArrayRecordComponent") // a test reads it and compares none
public record Sample(byte[] bytes, Fingerprint fingerprint, List<Place> places) {

  public static Sample of(long seed, int length) throws IOException {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return of(bytes);
  }

  /** A file of these bytes. */
  public static Sample of(byte[] bytes) throws IOException {
    Noting noting = new Noting();
    Fingerprint fingerprint =
        Fingerprint.of(new ByteArrayInputStream(bytes), Fingerprint.Options.DEFAULTS.into(noting));
    return new Sample(bytes, fingerprint, noting.places(bytes.length));
  }

  public Cid cid() {
    return fingerprint.cid();
  }

  /** Keeps it as an upload does. */
  public void keepIn(BlockStore store) throws IOException {
    keepIn(store, store.draft());
  }

  private void keepIn(BlockStore store, BlockStore.Draft opened) throws IOException {
    try (BlockStore.Draft draft = opened) {
      send(draft);
      draft.finish(fingerprint);
      draft.name(fingerprint);
    }
    store.settle(List.of(cid()));
  }

  /** The same, for a sender who has told its CID. */
  public void keepNamedIn(BlockStore store) throws IOException {
    keepIn(store, store.draft(cid()));
  }

  /** Sends its blocks and no more. */
  public void send(BlockSink draft) throws IOException {
    Fingerprint.of(new ByteArrayInputStream(bytes), Fingerprint.Options.DEFAULTS.into(draft));
  }

  private static final class Noting implements BlockSink {
    private final List<Place> all = new ArrayList<>();
    private long leaves;

    @Override
    public void leaf(Cid cid, long offset, ByteBuffer bytes) {
      all.add(new Place(cid, offset, bytes.remaining()));
      leaves++;
    }

    @Override
    public void node(Cid cid, byte[] block) {
      all.add(new Place(cid, -1, block.length));
    }

    List<Place> places(long size) {
      long at = size;
      List<Place> places = new ArrayList<>(all.subList(0, (int) leaves));
      for (Place node : all.subList((int) leaves, all.size())) {
        places.add(new Place(node.cid(), at, node.length()));
        at += node.length();
      }
      return places;
    }
  }
}
