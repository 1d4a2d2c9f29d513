package org.qianyin.backend.works;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.rules.work.WorkAmended;

/**
 * What an amendment makes of a work. Each list that it names replaces the old one as a whole, with
 * the fields that were opened of it: an old title does not outlive its successor.
 */
final class Amendment {

  /** Where the fields of a code stand; a code without fields is not listed. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "CONTRIBUTORS", "contributors/",
          "IDENTIFIERS", "identifiers/",
          "PUBLICATION", "publication/",
          "RATINGS", "ratings/",
          "TITLES", "titles/");

  private static final List<String> MEMBERS = List.of("identifiers", "languages", "publication");

  private final WorkAmended change;
  private final Json.Obj body;
  private final Digest doc;
  private final Map<String, Json> published;

  /**
   * @param body of the amendment
   * @param doc commitment of the amendment; of the work, if it has none
   * @param published fields of the amendment that were opened to the public, by name
   */
  Amendment(WorkAmended change, Json.Obj body, Digest doc, Map<String, Json> published) {
    this.change = change;
    this.body = body;
    this.doc = doc;
    this.published = published;
  }

  Work of(Work work) {
    return new Work(
        work.id(),
        work.seq(),
        work.regno(),
        work.loggedAt(),
        work.kind(),
        work.number(),
        work.above(),
        change.change().contains("TITLES") ? doc : work.titles(),
        body(work.body()),
        published(work.published()),
        work.withdrawn());
  }

  private Json.Obj body(Json.Obj old) {
    Json.Obj now = old;
    for (String member : MEMBERS) {
      if (body.has(member)) {
        now = now.with(member, body.get(member).orElseThrow());
      }
    }
    return change.releases().isEmpty() ? now : now.with("files", released(now));
  }

  private Json.Arr released(Json.Obj old) {
    List<Json> files = new ArrayList<>(old.list("files"));
    for (WorkAmended.Release release : change.releases()) {
      if (release.file() < files.size() && files.get(release.file()) instanceof Json.Obj file) {
        files.set(
            release.file(), file.with("digest", new Json.Str("sha256:" + release.digest().hex())));
      }
    }
    return new Json.Arr(files);
  }

  private Json.Obj published(Json.Obj old) {
    SortedMap<String, Json> now = new TreeMap<>(old.members());
    now.keySet().removeIf(this::isChanged);
    published.forEach((name, value) -> {
      if (isChanged(name)) {
        now.put(name, value);
      }
    });
    return new Json.Obj(now);
  }

  private boolean isChanged(String name) {
    return change.change().stream()
        .map(FIELDS::get)
        .anyMatch(fields -> fields != null && name.startsWith(fields));
  }
}
