package org.qianyin.backend.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.qianyin.backend.platform.DataFolder;
import org.qianyin.backend.platform.KeyFile;
import org.qianyin.backend.platform.OwnerOnly;
import org.qianyin.backend.platform.Passphrase;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryDraft;
import org.qianyin.proof.key.SigningKey;
import org.qianyin.rules.Rules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Entry 0 of a new log: the operator registers itself (ledger specification §2). */
@Component
class LogBirth {

  private static final Logger LOG = LoggerFactory.getLogger(LogBirth.class);

  private final DataFolder folder;
  private final Passphrase passphrase;
  private final PendingStore pending;
  private final Clock clock;

  LogBirth(DataFolder folder, Passphrase passphrase, PendingStore pending, Clock clock) {
    this.folder = folder;
    this.passphrase = passphrase;
    this.pending = pending;
    this.clock = clock;
  }

  /** Makes the operator's key if it is not there, and lets entry 0 wait for the sequencer. */
  void prepare(String origin) throws IOException {
    OwnerOnly.folder(folder.keys());
    Path file = folder.keys().resolve("operator.json");
    SigningKey key =
        Files.exists(file) ? KeyFile.open(file, passphrase) : KeyFile.create(file, passphrase);
    Entry entry = entry(origin, key);
    pending.put(List.of(new Submission(entry, List.of())));
    LOG.info("operator party:{}, its key is in keys/operator.json", entry.id());
  }

  private Entry entry(String origin, SigningKey key) {
    Json.Obj listed =
        Json.Obj.of(
            Map.of(
                "alg", new Json.Str(key.algorithm().code()),
                "key", new Json.Str(key.publicKey().multikey())));
    Json.Obj body =
        Json.Obj.of(
            Map.of(
                "keys", new Json.Arr(List.of(listed)),
                "kind", new Json.Str("operator"),
                "next", new Json.Arr(List.of())));
    return EntryDraft.of("party.registered", 1, origin)
        .body(body)
        .time(clock.instant())
        .nonce(new SecureRandom())
        .build()
        .orThrow()
        .sign(key)
        .complete(Rules.types())
        .orThrow();
  }
}
