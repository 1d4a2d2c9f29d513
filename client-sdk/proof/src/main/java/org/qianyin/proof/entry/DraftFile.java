package org.qianyin.proof.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qianyin.proof.data.Base64Strict;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.key.PublicKey;

/** {@code qianyin-draft@1}: an unfinished entry on its way round its signers. */
final class DraftFile {

  static final String FORMAT = "qianyin-draft@1";
  static final int MAX_BYTES = 1 << 20;

  private static final int MAX_DEPTH = 32;
  private static final int MAX_DISCLOSURES = 16;
  private static final Set<String> MEMBERS = Set.of("disclosures", "entry", "format");

  private DraftFile() {}

  static Json.Obj write(EntryDraft draft) {
    List<Json> disclosures = new ArrayList<>();
    draft.disclosures().forEach(disclosure -> disclosures.add(disclosure.toJson()));
    return Json.Obj.of(
        Map.of(
            "disclosures", new Json.Arr(disclosures),
            "entry", draft.json(),
            "format", new Json.Str(FORMAT)));
  }

  static Outcome<EntryDraft> read(byte[] utf8) {
    return utf8.length > MAX_BYTES
        ? Outcome.refused("DRAFT_TOO_LARGE", "draft: want at most " + MAX_BYTES + " bytes")
        : Jcs.parse(utf8, MAX_DEPTH).then(DraftFile::read);
  }

  private static Outcome<EntryDraft> read(Json json) {
    if (!(json instanceof Json.Obj file)
        || !file.members().keySet().equals(MEMBERS)
        || !new Json.Str(FORMAT).equals(file.members().get("format"))
        || !(file.members().get("entry") instanceof Json.Obj entry)
        || !(file.members().get("disclosures") instanceof Json.Arr disclosures)
        || disclosures.items().size() > MAX_DISCLOSURES) {
      return Outcome.refused(
          "DRAFT_SHAPE",
          "draft: want {disclosures (at most 16), entry, format: \"" + FORMAT + "\"}");
    }
    return EntryDraft.of(entry.without("sigs"))
        .then(draft -> signed(draft, entry))
        .then(draft -> disclosed(draft, disclosures));
  }

  /** Checks the list as an entry's, then every signature in it. */
  private static Outcome<EntryDraft> signed(EntryDraft draft, Json.Obj entry) {
    var broken = Members.check(entry);
    if (broken.isPresent()) {
      return Outcome.refused(broken.get());
    }
    Outcome<EntryDraft> signed = Outcome.ok(draft);
    for (Json.Obj line : entry.objects("sigs")) {
      signed = signed.then(so -> signed(so, line.string("key"), line.string("sig")));
    }
    return signed;
  }

  private static Outcome<EntryDraft> signed(EntryDraft draft, String key, String text) {
    Optional<byte[]> signature = Base64Strict.URL.decode(text);
    return signature.isEmpty()
        ? Outcome.refused("BAD_SIGNATURE", "signature: want base64url without padding")
        : PublicKey.decode(key).then(known -> draft.with(known, signature.get()));
  }

  private static Outcome<EntryDraft> disclosed(EntryDraft draft, Json.Arr list) {
    List<Disclosure> disclosures = new ArrayList<>();
    for (Json item : list.items()) {
      Outcome<Disclosure> disclosure = Disclosure.parse(item);
      if (disclosure instanceof Outcome.Refused<Disclosure> refused) {
        return Outcome.refused(refused.refusal());
      }
      disclosures.add(disclosure.orThrow());
    }
    return draft.withDisclosures(disclosures);
  }
}
