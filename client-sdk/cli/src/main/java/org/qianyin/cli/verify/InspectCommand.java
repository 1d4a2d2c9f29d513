package org.qianyin.cli.verify;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qianyin.cli.act.Act;
import org.qianyin.cli.act.SignedWords;
import org.qianyin.cli.voice.Trouble;
import org.qianyin.cli.words.Visible;
import org.qianyin.client.register.ProofFiles;
import org.qianyin.media.Fingerprint;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.Policy;
import org.qianyin.proof.SubjectProof;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.entry.Disclosure;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryDraft;
import org.qianyin.rules.Rules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code inspect}: what is in a file, proof, draft, entry or policy, in words. Judges nothing. */
@Command(name = "inspect")
public final class InspectCommand extends Act {
  @Parameters(arity = "1..*", paramLabel = "FILE")
  private List<Path> files = List.of();

  @Override
  public Integer call() throws IOException {
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw Trouble.usage(voice(), "file.missing", Visible.of(file.toString()));
      }
      voice().line(Visible.of(file.toString()));
      inspect(file);
    }
    return Trouble.DONE;
  }

  private void inspect(Path file) throws IOException {
    byte[] bytes = ProofFiles.read(file);
    if (Bundle.parse(bytes) instanceof Outcome.Ok<Bundle> bundle) {
      bundle(file, bundle.value());
    } else if (EntryDraft.parse(bytes) instanceof Outcome.Ok<EntryDraft> draft) {
      voice().say("inspect.draft", draft.value().signedBy().size());
      entry(file, "draft", draft.value().json());
    } else if (Entry.parse(bytes, Rules.types()) instanceof Outcome.Ok<Entry> entry) {
      entry(file, "entry", entry.value().json());
    } else if (Policy.parse(bytes) instanceof Outcome.Ok<Policy> policy) {
      policy(file, policy.value());
    } else {
      content(file);
    }
  }

  private void bundle(Path file, Bundle bundle) {
    voice().say("inspect.bundle", bundle.subjects().size(), bundle.anchors().size());
    for (SubjectProof subject : bundle.subjects()) {
      voice().say("inspect.subject", subject.subject(), subject.form(), subject.count());
    }
    for (Disclosure opening : bundle.openings()) {
      for (Disclosure.Field field : opening.fields()) {
        if (!field.name().isEmpty()) {
          voice().say("inspect.opening", field.name(), Visible.of(text(field.value())));
        }
      }
    }
    if (Entry.parse(bundle.entry().toArray(), Rules.types()) instanceof Outcome.Ok<Entry> entry) {
      entry(file, "bundle", entry.value().json());
    }
  }

  private static String text(Json value) {
    return new String(Jcs.write(value), StandardCharsets.UTF_8);
  }

  private void entry(Path file, String what, Json.Obj entry) {
    SignedWords.lines(entry, voice().language()).forEach(voice()::line);
    tell(file, what, Map.of("entry", entry));
  }

  private void policy(Path file, Policy policy) {
    policy.logs().forEach(log -> voice().say("inspect.log", log.text()));
    policy.anchors().forEach(anchor -> voice().say("inspect.anchor", anchor.contract()));
    voice().say("inspect.policy", policy.name().orElse("–"));
    tell(
        file,
        "policy",
        Map.of("logs", Json.Arr.ofStrings(policy.logs().stream().map(log -> log.text()).toList())));
  }

  private void content(Path file) throws IOException {
    Fingerprint found;
    String name = file.getFileName().toString();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      found = Fingerprint.of(in, Fingerprint.Options.DEFAULTS.named(name));
    }
    voice().say("inspect.file", found.mediaType(), found.size());
    voice().line("  " + found.sha256());
    voice().line("  " + found.cid());
    tell(
        file,
        "file",
        Map.of(
            "digest", new Json.Str(found.sha256().toString()),
            "size", new Json.Int(found.size()),
            "mime", new Json.Str(found.mediaType().toString()),
            "cid", new Json.Str(found.cid().toString())));
  }

  private void tell(Path file, String what, Map<String, ? extends Json> facts) {
    Map<String, Json> all = new TreeMap<>(facts);
    all.put("file", new Json.Str(file.toString()));
    all.put("is", new Json.Str(what));
    voice().json(Json.Obj.of(all));
  }
}
