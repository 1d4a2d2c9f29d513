package org.qianyin.backend.assets.s3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.assets.store.AtOnce;
import org.qianyin.backend.assets.store.BlockStore;
import org.qianyin.media.Fingerprint;
import org.qianyin.media.cid.Cid;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * A file on its way into a bucket: one object if it is short, else parts, two of them in flight.
 */
final class S3Draft implements BlockStore.Draft {

  private static final int IN_FLIGHT = 2;

  private final Bucket bucket;
  private final String body = "data/" + UUID.randomUUID();
  private final List<byte[]> nodes = new ArrayList<>();
  private final List<Future<CompletedPart>> parts = new ArrayList<>();
  private final ExecutorService senders =
      Executors.newFixedThreadPool(IN_FLIGHT, Thread.ofVirtual().factory());
  private ByteArrayOutputStream part = new ByteArrayOutputStream();
  private @Nullable String upload;
  private boolean stored;
  private boolean named;

  S3Draft(Bucket bucket) {
    this.bucket = bucket;
  }

  @Override
  public void leaf(Cid cid, long offset, ByteBuffer bytes) throws IOException {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    write(copy);
  }

  @Override
  public void node(Cid cid, byte[] block) {
    // Held back until the leaves are all there: 50 KB for each GiB of file.
    nodes.add(block);
  }

  private void write(byte[] bytes) throws IOException {
    int at = 0;
    while (at < bytes.length) {
      int count = Math.min(S3Settings.PART - part.size(), bytes.length - at);
      part.write(bytes, at, count);
      at += count;
      if (part.size() == S3Settings.PART) {
        sendPart();
      }
    }
  }

  private void sendPart() throws IOException {
    String to = upload;
    if (to == null) {
      to = bucket.startUpload(body);
      upload = to;
    }
    String open = to;
    byte[] bytes = part.toByteArray();
    int number = parts.size() + 1;
    part = new ByteArrayOutputStream(S3Settings.PART);
    if (parts.size() >= IN_FLIGHT) {
      AtOnce.await(parts.get(parts.size() - IN_FLIGHT));
    }
    Callable<CompletedPart> send = () -> bucket.sendPart(body, open, number, bytes);
    parts.add(senders.submit(send));
  }

  @Override
  public void finish(Fingerprint fingerprint) throws IOException {
    for (byte[] node : nodes) {
      write(node);
    }
    if (upload == null) {
      bucket.put(body, part.toByteArray());
    } else {
      if (part.size() > 0) {
        sendPart();
      }
      List<CompletedPart> sent = new ArrayList<>();
      for (Future<CompletedPart> each : parts) {
        sent.add(AtOnce.await(each));
      }
      bucket.completeUpload(body, upload, sent);
    }
    stored = true;
  }

  @Override
  public void name(Fingerprint fingerprint) throws IOException {
    String name = S3BlockStore.name(fingerprint.cid());
    Optional<String> before = bucket.text(name);
    bucket.put(name, body.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    named = true;
    if (before.isPresent()) {
      bucket.delete(before.get());
    }
  }

  @Override
  public void close() throws IOException {
    senders.close();
    if (upload != null && !stored) {
      bucket.abortUpload(body, upload);
    } else if (stored && !named) {
      bucket.delete(body);
    }
  }
}
