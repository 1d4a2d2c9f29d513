package org.qianyin.cli.voice;

import org.qianyin.client.Answer;
import org.qianyin.proof.data.Outcome;

/** Takes the wanted thing out of an answer, or ends the command with what is wrong. */
public final class Answers {
  private Answers() {}

  public static <T> T given(Voice voice, Answer<T> answer) {
    if (answer instanceof Answer.Refused<T> refused) {
      throw Trouble.rejected(refused.problem());
    }
    if (answer instanceof Answer.Given<T> given) {
      return given.value();
    }
    throw Trouble.undecided(voice, "answer.notyet");
  }

  public static <T> T given(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Refused<T> refused) {
      throw Trouble.rejected(refused.refusal());
    }
    return outcome.orThrow();
  }
}
