package org.qianyin.backend.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.qianyin.backend.Author;
import org.qianyin.backend.RunningServer;
import org.qianyin.backend.Server;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.SubjectProof;
import org.qianyin.proof.SubjectProof.Form;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.UtcTime;
import org.qianyin.proof.entry.Entry;

/** How much of each subject a receipt shows. */
class ReceiptFormsIT extends RunningServer {

  @Test
  void showsWhoRegisteredTheSameBytesFirstBesideTheEntryItself() throws Exception {
    Digest bytes = Author.random();
    Author first = registered();
    Entry earlier = first.work(bytes, Instant.now());
    Author second = registered();
    append(second.work());
    append(earlier);
    append(registered().work(bytes, Instant.now()));
    Entry work = second.work(bytes, Instant.now());

    Map<String, SubjectProof> shown = append(work);

    SubjectProof content = at(shown, "content:sha256:" + bytes.hex());
    assertThat(content.form()).isEqualTo(Form.SLICE);
    assertThat(content.count()).isEqualTo(3);
    assertThat(content.elements()).extracting(SubjectProof.Element::n).containsExactly(0L, 2L);
    assertThat(content.elements())
        .extracting(element -> element.entry().toArray())
        .containsExactly(earlier.bytes(), work.bytes());
    assertThat(forms(shown))
        .containsEntry("work:" + work.id() + "/title", Form.COMPLETE)
        .containsEntry(second.party() + "/keys", Form.COMPLETE)
        .containsEntry(acts(second), Form.SLICE);
    assertShowsOnly(work, at(shown, acts(second)));
  }

  @Test
  void showsALicenceAndWhatExcludesOthersInFullAndTheRestAsSlices() throws Exception {
    Author studio = registered();
    Author buyer = registered();
    Entry work = studio.work();
    append(work);
    append(studio.exclusive(work, buyer));
    Author other = registered();
    Entry more = studio.work();
    append(more);
    Entry grant = studio.exclusive(more, other);

    Map<String, SubjectProof> shown = append(grant);

    assertThat(forms(shown))
        .isEqualTo(
            Map.of(
                "license:" + grant.id(),
                Form.COMPLETE,
                "work:" + more.id() + "/x/network",
                Form.COMPLETE,
                studio.party() + "/keys",
                Form.COMPLETE,
                other.party() + "/keys",
                Form.COMPLETE,
                acts(studio),
                Form.SLICE,
                other.party() + "/named",
                Form.SLICE));
    assertShowsOnly(grant, at(shown, acts(studio)));
  }

  @Test
  void showsTheLicenceOfAnotherEntryAsASlice() throws Exception {
    Author studio = registered();
    Author buyer = registered();
    Entry work = studio.work();
    append(work);
    Entry grant = studio.exclusive(work, buyer);
    append(grant);
    Entry end = terminated(studio, buyer, work, grant);

    Map<String, SubjectProof> shown = append(end);

    assertThat(forms(shown))
        .containsEntry("license:" + grant.id(), Form.SLICE)
        .containsEntry("work:" + work.id() + "/x/network", Form.COMPLETE);
    assertShowsOnly(end, at(shown, "license:" + grant.id()));
    assertThat(at(shown, "work:" + work.id() + "/x/network").elements()).hasSize(2);
  }

  private static Entry terminated(Author studio, Author buyer, Entry work, Entry grant) {
    Json.Obj body =
        Author.object(
            "cosigners", Json.Arr.ofStrings(List.of(buyer.party().toString())),
            "effective", new Json.Str(UtcTime.write(Instant.now().plusSeconds(3600))),
            "kind", new Json.Str("MUTUAL"),
            "license", new Json.Str(grant.id().hex()),
            "posts", Author.object("x", Json.Arr.ofStrings(List.of("network"))),
            "sublicenses", new Json.Str("FALL"),
            "works", Json.Arr.ofStrings(List.of(work.id().hex())));
    return studio.sign(
        studio.draft("license.terminated", Instant.now()).by(studio.party()).body(body), buyer);
  }

  /** The subject has more entries than the one that is shown. */
  private static void assertShowsOnly(Entry entry, SubjectProof subject) {
    assertThat(subject.count()).isGreaterThan(1);
    assertThat(subject.elements())
        .extracting(element -> element.entry().toArray())
        .containsExactly(entry.bytes());
  }

  private static Map<String, Form> forms(Map<String, SubjectProof> shown) {
    Map<String, Form> forms = new TreeMap<>();
    shown.forEach((subject, proof) -> forms.put(subject, proof.form()));
    return forms;
  }

  private static SubjectProof at(Map<String, SubjectProof> shown, String subject) {
    return Objects.requireNonNull(shown.get(subject), subject);
  }

  private static String acts(Author author) {
    return author.party() + "/acts/" + java.time.Year.now(java.time.ZoneOffset.UTC);
  }

  private Author registered() throws Exception {
    Author author = new Author("localhost/main");
    append(author.registration());
    return author;
  }

  /** What the receipt of a new entry shows, by subject. */
  private Map<String, SubjectProof> append(Entry entry) throws Exception {
    Server.Answer answer =
        server().post("/v1/entries", "application/vnd.qianyin.entry+json", entry.bytes());
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    Map<String, SubjectProof> shown = new TreeMap<>();
    Bundle.parse(answer.body())
        .orThrow()
        .subjects()
        .forEach(each -> shown.put(each.subject().text(), each));
    return shown;
  }
}
