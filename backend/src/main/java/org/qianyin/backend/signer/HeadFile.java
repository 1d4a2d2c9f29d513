package org.qianyin.backend.signer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.qianyin.backend.platform.DurableFile;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;

/** The last signed head on the disk: written and synced before the signature exists. */
final class HeadFile {

  private static final int DEPTH = 2;

  private final Path path;

  HeadFile(Path path) {
    this.path = path;
  }

  boolean exists() {
    return Files.exists(path);
  }

  /**
   * @throws IOException if it cannot be read or is damaged; nothing may be signed then
   */
  SignedHead read() throws IOException {
    try {
      Json.Obj json = (Json.Obj) Jcs.parse(Files.readAllBytes(path), DEPTH).orThrow();
      return new SignedHead(
          json.string("origin"), json.integer("size"), Digest.ofHex(json.string("root")));
    } catch (IllegalArgumentException | IllegalStateException | ClassCastException e) {
      throw new IOException("signer/head.json is damaged; restore it, never make a new one", e);
    }
  }

  void write(SignedHead head) throws IOException {
    Json.Obj json =
        Json.Obj.of(
            Map.of(
                "origin", new Json.Str(head.origin()),
                "root", new Json.Str(head.root().hex()),
                "size", new Json.Int(head.size())));
    DurableFile.replaceSecret(path, Jcs.write(json));
  }
}
