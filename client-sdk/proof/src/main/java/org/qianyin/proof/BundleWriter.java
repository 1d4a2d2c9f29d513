package org.qianyin.proof;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qianyin.proof.anchor.AnchorProof;
import org.qianyin.proof.data.Base64Strict;
import org.qianyin.proof.data.Bytes;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Disclosure;
import org.qianyin.proof.index.MapClaim;

/** Writes {@code qianyin-proof@1}. */
final class BundleWriter {

  private BundleWriter() {}

  static Json.Obj write(Bundle bundle) {
    return Json.Obj.of(
        Map.of(
            "format", new Json.Str(Bundle.FORMAT),
            "entry", base64(bundle.entry()),
            "inclusion", new Json.Str(bundle.inclusion()),
            "head",
                Json.Obj.of(
                    Map.of(
                        "entry",
                        base64(bundle.headEntry()),
                        "inclusion",
                        new Json.Str(bundle.headInclusion()))),
            "subjects", list(bundle.subjects().stream().map(BundleWriter::subject).toList()),
            "anchors", list(bundle.anchors().stream().map(AnchorProof::toJson).toList()),
            "timestamps", list(bundle.timestamps().stream().map(BundleWriter::base64).toList()),
            "openings", list(bundle.openings().stream().map(Disclosure::toJson).toList())));
  }

  private static Json.Obj subject(SubjectProof proof) {
    Map<String, Json> members = new TreeMap<>();
    members.put("subject", new Json.Str(proof.subject().text()));
    members.put("count", new Json.Int(proof.count()));
    if (proof.claim() instanceof MapClaim.Present present) {
      members.put("root", new Json.Str(present.root().hex()));
    }
    members.put("map", proof.map().toJson());
    members.put("elements", list(proof.elements().stream().map(BundleWriter::element).toList()));
    return Json.Obj.of(members);
  }

  private static Json.Obj element(SubjectProof.Element element) {
    Map<String, Json> members = new TreeMap<>();
    members.put("n", new Json.Int(element.n()));
    members.put("seq", new Json.Int(element.seq()));
    members.put("entry", base64(element.entry()));
    element.path().ifPresent(path -> members.put("path", Json.Arr.ofStrings(path)));
    return Json.Obj.of(members);
  }

  private static Json base64(Bytes bytes) {
    return new Json.Str(Base64Strict.STANDARD.encode(bytes.toArray()));
  }

  private static Json list(List<? extends Json> items) {
    return new Json.Arr(List.copyOf(items));
  }
}
