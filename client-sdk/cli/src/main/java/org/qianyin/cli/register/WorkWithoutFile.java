package org.qianyin.cli.register;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.qianyin.cli.voice.Answers;
import org.qianyin.cli.voice.Voice;
import org.qianyin.client.Actor;
import org.qianyin.client.Answer;
import org.qianyin.client.Outgoing;
import org.qianyin.client.PrivateFile;
import org.qianyin.client.QianyinClient;
import org.qianyin.client.Receipt;
import org.qianyin.client.draft.WorkDraft;
import org.qianyin.client.register.Earlier;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.DocCommitment;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryDraft;
import org.qianyin.proof.key.Signer;

/**
 * Registers a work that is in no file, such as a series.
 *
 * @param agreement gets the entry and its title before it is signed, and may end the command
 */
public record WorkWithoutFile(
    Voice voice,
    QianyinClient client,
    Actor actor,
    List<? extends Signer> keys,
    BiConsumer<Json.Obj, String> agreement) {

  /**
   * Registers it, or takes up what was begun; proof and secret go to {@code proof} and beside it.
   */
  public Receipt register(WorkDraft work, Path proof) throws IOException {
    String name = proof.getFileName().toString().replaceFirst("\\.qianyin\\.json$", "");
    Path secret = proof.resolveSibling(name + PrivateFile.ENDING);
    Earlier before =
        Answers.given(Earlier.look(proof, secret, work, actor.log(), client.verifier()));
    if (before.finished().isPresent()) {
      return before.finished().get();
    }
    PrivateFile mine = before.begun().isPresent() ? before.begun().get() : sign(work, secret);
    Entry entry = mine.entry();
    Outgoing outgoing =
        new Outgoing(
            entry,
            mine.doc().stream().map(it -> it.disclose(entry.id(), work.published())).toList());
    Answer<Receipt> answer = client.submit(outgoing);
    if (answer instanceof Answer.Refused<Receipt> refused) {
      Earlier.forget(refused.problem(), proof, secret);
    }
    Receipt receipt = Answers.given(voice, answer);
    PrivateFile.writeWhole(proof, receipt.bundle().bytes());
    return receipt;
  }

  private PrivateFile sign(WorkDraft work, Path secret) throws IOException {
    Optional<DocCommitment> doc = actor.commit(work.leaves());
    EntryDraft draft =
        Answers.given(actor.draft(WorkDraft.TYPE, Optional.of(work.owner()), work.body(), doc));
    agreement.accept(draft.json(), work.title());
    Entry entry = Answers.given(Actor.sign(draft, keys));
    PrivateFile mine = new PrivateFile(entry, doc);
    mine.write(secret);
    return mine;
  }
}
