package org.qianyin.cli.act;

import java.nio.file.Path;
import org.qianyin.cli.voice.Voice;
import org.qianyin.proof.entry.PartyId;

/** A party as people name it. */
public final class PartyReference {
  private PartyReference() {}

  /**
   * A party: its id, or the proof of its registration, or the key file that the proof is beside.
   */
  public static PartyId of(Voice voice, String text) {
    return PartyId.isValid(text)
        ? PartyId.of(text)
        : new PartyId(WorkReference.entry(voice, Path.of(text)).id());
  }
}
