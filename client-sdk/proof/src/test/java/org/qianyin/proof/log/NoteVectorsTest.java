package org.qianyin.proof.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qianyin.proof.VectorFile;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;

class NoteVectorsTest {

  private static final Json.Obj FILE = VectorFile.read("tlog/notes.json");

  @Test
  void opensEveryNoteAndRefusesTheForgedOne() {
    for (Json.Obj c : FILE.objects("ed25519_notes")) {
      List<VerifierKey> keys = new ArrayList<>();
      c.optionalString("vkey").ifPresent(k -> keys.add(VerifierKey.parse(k).orThrow()));
      c.strings("vkeys").forEach(k -> keys.add(VerifierKey.parse(k).orThrow()));
      SignedNote note = SignedNote.parse(c.string("note")).orThrow();
      assertThat(note.noteText()).isEqualTo(c.string("note"));
      Outcome<List<Cosignature>> opened = note.open(keys);
      if (((Json.Bool) c.get("valid").orElseThrow()).value()) {
        assertThat(opened.orThrow()).extracting(Cosignature::key).containsExactlyElementsOf(keys);
        assertThat(note.open(List.of()).orThrow()).isEmpty();
      } else {
        assertThat(code(opened)).isEqualTo("NOTE_BAD_SIGNATURE");
      }
    }
  }

  @Test
  void refusesEveryMalformedNote() {
    for (Json.Obj c : FILE.objects("malformed_notes")) {
      byte[] bytes = HexFormat.of().parseHex(c.string("note_hex"));
      assertThat(code(SignedNote.parse(bytes))).as(c.string("why")).isEqualTo("NOTE_MALFORMED");
    }
  }

  @Test
  void readsEveryGoodKeyInItsOneSpelling() {
    for (Json.Obj c : FILE.objects("vkeys_ok")) {
      assertThat(VerifierKey.parse(c.string("vkey")).orThrow().text()).isEqualTo(c.string("vkey"));
    }
  }

  @Test
  void refusesEveryBadKeyAndEveryPartOrChangedByteOfAGoodOne() {
    for (Json.Obj c : FILE.objects("bad_vkeys")) {
      c.optionalString("vkey")
          .ifPresent(k -> assertThat(code(VerifierKey.parse(k))).as(k).isEqualTo("BAD_VKEY"));
    }
    String good = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    for (int from = 0; from < good.length(); from++) {
      for (int to = from; to <= good.length(); to++) {
        if (to - from < good.length()) {
          assertThat(code(VerifierKey.parse(good.substring(from, to)))).isEqualTo("BAD_VKEY");
        }
      }
      String changed =
          good.substring(0, from) + (char) (good.charAt(from) + 1) + good.substring(from + 1);
      assertThat(code(VerifierKey.parse(changed))).as(changed).isEqualTo("BAD_VKEY");
    }
  }

  @Test
  void signsAndCosignsTheCheckpointOfTheVectors() {
    Json.Obj c = FILE.object("cosigned_checkpoint");
    NoteSigner log = NoteSigner.log("ledger.example/log1", seed(c, "log_seed_hex"));
    NoteSigner witness = NoteSigner.cosigner("witness.example/w1", seed(c, "witness_seed_hex"));
    assertThat(log.verifierKey().text()).isEqualTo(c.string("log_vkey"));
    assertThat(witness.verifierKey().text()).isEqualTo(c.string("witness_vkey"));
    Checkpoint checkpoint = Checkpoint.parse(c.string("checkpoint_body")).orThrow();
    SignedNote note =
        new SignedNote(
            checkpoint.text(),
            List.of(log.sign(checkpoint), witness.cosign(checkpoint, c.integer("time"))));
    assertThat(note.noteText()).isEqualTo(c.string("checkpoint"));
    assertThat(note.open(List.of(log.verifierKey(), witness.verifierKey())).orThrow())
        .containsExactly(
            new Cosignature(log.verifierKey(), 0),
            new Cosignature(witness.verifierKey(), c.integer("time")));
    assertThat(NoteEquation.cosigned(c.string("checkpoint_body"), c.integer("time")))
        .isEqualTo(HexFormat.of().parseHex(c.string("cosignature_message_hex")));
  }

  @Test
  void verifiesTheMlDsaCosignatureAndRefusesItForAnotherText() {
    Json.Obj c = FILE.object("mldsa44_cosignature");
    VerifierKey key = VerifierKey.parse(c.string("vkey")).orThrow();
    String note = c.string("checkpoint_body") + "\n" + c.string("signature_line");
    assertThat(SignedNote.parse(note).orThrow().open(List.of(key)).orThrow())
        .containsExactly(new Cosignature(key, c.integer("time")));
    String other = note.replace("\n3\n", "\n4\n");
    assertThat(code(SignedNote.parse(other).orThrow().open(List.of(key))))
        .isEqualTo("NOTE_BAD_SIGNATURE");
  }

  @Test
  void readsTheTimeOfACosignature() {
    Json.Obj c = FILE.object("cosignature_v1_timestamp");
    NoteLine line = new NoteLine("remora.n621.de", c.string("signature_base64"));
    long time = ByteBuffer.wrap(line.signature()).getLong();
    assertThat(time).isEqualTo(c.integer("unix_time"));
    assertThat(line.signature()).hasSize(72);
  }

  @Test
  void readsCheckpointsInTheirOneSpellingOnly() {
    for (Json.Obj c : FILE.objects("checkpoint_bodies")) {
      Outcome<Checkpoint> read = Checkpoint.parse(c.string("body"));
      if (((Json.Bool) c.get("valid").orElseThrow()).value()) {
        byte[] leaf = c.string("root_is_leaf_hash_of_utf8").getBytes(StandardCharsets.UTF_8);
        assertThat(read.orThrow().root()).isEqualTo(TreeHash.leaf(leaf));
        assertThat(read.orThrow().size()).isEqualTo(c.integer("size"));
        assertThat(read.orThrow().text()).isEqualTo(c.string("body"));
        assertThat(code(Checkpoint.parse(c.string("body") + "x\n")))
            .isEqualTo("CHECKPOINT_EXTENSION");
      } else {
        assertThat(code(read)).isEqualTo("CHECKPOINT_SHAPE");
      }
    }
  }

  @Test
  void readsTheProofFileAndProvesItsLeaf() {
    Json.Obj c = FILE.object("tlog_proof");
    TlogProof proof = TlogProof.parse(c.string("proof")).orThrow();
    assertThat(proof.text()).isEqualTo(c.string("proof"));
    SignedNote note = SignedNote.parse(proof.note()).orThrow();
    Checkpoint checkpoint = Checkpoint.parse(note.text()).orThrow();
    Digest leaf = TreeHash.leaf(HexFormat.of().parseHex(c.string("leaf_data_hex")));
    assertThat(proof.inclusion(checkpoint.size()).check(leaf, checkpoint.root())).isEmpty();
  }

  @Test
  void refusesEveryMalformedProofFile() {
    for (Json.Obj c : FILE.objects("tlog_proof_malformed")) {
      assertThat(code(TlogProof.parse(c.string("text"))))
          .as(c.string("why"))
          .isEqualTo("TLOG_PROOF");
    }
  }

  @Test
  void openingTheTesseraCheckpoints() {
    Json.Obj file = VectorFile.read("tlog/tessera-testlog.json");
    VerifierKey key = VerifierKey.parse(file.string("vkey")).orThrow();
    NoteSigner signer = NoteSigner.log(key.name(), seed(file, "test_only_seed_hex"));
    for (String text : file.strings("checkpoints_by_size")) {
      SignedNote note = SignedNote.parse(text).orThrow();
      assertThat(note.open(List.of(key)).orThrow()).containsExactly(new Cosignature(key, 0));
      Checkpoint checkpoint = Checkpoint.parse(note.text()).orThrow();
      assertThat(new SignedNote(checkpoint.text(), List.of(signer.sign(checkpoint))))
          .isEqualTo(note);
    }
  }

  /** The requests as far as notes and consistency proofs decide them; state is the witness's. */
  @Test
  void decidesTheRequestsOfAWitnessSession() {
    Json.Obj file = VectorFile.read("tlog/witness-exchange.json");
    VerifierKey log = VerifierKey.parse(file.string("log_vkey")).orThrow();
    Digest root = TreeHash.EMPTY;
    for (Json.Obj c : file.objects("exchange")) {
      String body = c.string("request_body");
      int blank = body.indexOf("\n\n");
      List<String> head = body.substring(0, blank).lines().toList();
      // The forged one has stray bits at the end of its base64: for us it is malformed already.
      Outcome<SignedNote> note = SignedNote.parse(body.substring(blank + 2));
      boolean signed =
          note instanceof Outcome.Ok<SignedNote> read
              && read.value().text().startsWith(log.name() + "\n")
              && read.value().open(List.of(log)) instanceof Outcome.Ok<List<Cosignature>> ok
              && !ok.value().isEmpty();
      assertThat(signed).as(c.string("note")).isEqualTo(c.integer("status") != 403);
      if (!signed || c.integer("status") == 409) {
        continue;
      }
      Checkpoint checkpoint = Checkpoint.parse(note.orThrow().text()).orThrow();
      long old = c.integer("old_size");
      List<Digest> path =
          head.subList(1, head.size()).stream().map(h -> Digest.of(VectorFile.base64(h))).toList();
      boolean extended =
          old == 0
              ? path.isEmpty()
              : new ConsistencyProof(old, checkpoint.size(), path)
                  .check(root, checkpoint.root())
                  .isEmpty();
      assertThat(extended).as(c.string("note")).isEqualTo(c.integer("status") == 200);
      root = extended ? checkpoint.root() : root;
    }
  }

  private static byte[] seed(Json.Obj c, String name) {
    return HexFormat.of().parseHex(c.string(name));
  }

  private static String code(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?> refused ? refused.refusal().reason().code() : "OK";
  }
}
