package org.qianyin.cli.register;

import java.util.Map;
import java.util.TreeMap;
import org.qianyin.cli.voice.Voice;
import org.qianyin.cli.words.Visible;
import org.qianyin.client.Receipt;
import org.qianyin.client.register.Registration;
import org.qianyin.proof.data.Json;

/** Prints how a registration ended, one line or one JSON object a file. */
final class RegistrationWords {
  private final Voice voice;

  RegistrationWords(Voice voice) {
    this.voice = voice;
  }

  void print(Registration result) {
    Map<String, Json> json = new TreeMap<>();
    json.put("file", new Json.Str(result.file().toString()));
    String name = Visible.of(result.file().toString());
    if (result instanceof Registration.Done done) {
      Receipt receipt = done.receipt();
      voice.line(
          voice.text("mark.passed")
              + " "
              + voice.text(
                  done.before() ? "register.before" : "register.done", name, receipt.number()));
      json.put("outcome", new Json.Str("DONE"));
      json.put("before", new Json.Bool(done.before()));
      json.put("work", new Json.Str(receipt.entry().entry().id().hex()));
      json.put("number", new Json.Str(receipt.number().toString()));
      json.put("seq", new Json.Int(receipt.entry().seq()));
    } else if (result instanceof Registration.NotDone not) {
      voice.line(
          voice.text(not.undecided() ? "mark.unknown" : "mark.failed")
              + " "
              + voice.text("register.not", name, not.code(), detail(not)));
      json.put("outcome", new Json.Str(not.undecided() ? "UNDECIDED" : "REJECTED"));
      json.put("code", new Json.Str(not.code()));
      json.put("detail", new Json.Str(not.detail()));
    }
    voice.json(Json.Obj.of(json));
  }

  private String detail(Registration.NotDone not) {
    return voice.explained(not.code(), Visible.of(not.detail())).replace("\n", " ");
  }
}
