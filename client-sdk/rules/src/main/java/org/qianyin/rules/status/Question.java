package org.qianyin.rules.status;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.rules.vocabulary.Language;
import org.qianyin.rules.vocabulary.Territory;
import org.qianyin.rules.vocabulary.Use;

/**
 * May {@code party} do this with this work (domain specification 5.1)?
 *
 * @param content digest of the file in hand, if it is asked whether its bytes were registered
 *     earlier by somebody else
 * @param use leaf of {@code qy-uses/1}
 * @param territory ISO 3166 code; a country asks for all of it
 * @param languages atoms that the showing needs; none = every language
 * @param channel empty = every channel
 * @param at the instant of use
 */
public record Question(
    PartyId party,
    EntryId work,
    Optional<Digest> content,
    String use,
    String territory,
    List<String> languages,
    Optional<String> channel,
    Instant at) {

  /** The most atoms of language that one question may have. */
  public static final int MAX_LANGUAGES = 48;

  public Question {
    languages = List.copyOf(new TreeSet<>(languages));
    want(Use.find(use).isPresent(), "use: want a code of qy-uses/1, got " + use);
    want(
        Territory.isKnown(territory),
        "territory: want an ISO 3166 code such as JP or CN-GD, got " + territory);
    want(languages.size() <= MAX_LANGUAGES, "languages: want at most " + MAX_LANGUAGES);
    languages.forEach(atom ->
        want(
            Language.isKnownAtom(atom),
            "languages: want atoms such as audio:zh or sub:ja, got " + atom));
    channel.ifPresent(it ->
        want(
            it.matches("(svc|net):[a-z0-9][a-z0-9.:-]{0,58}"),
            "channel: want svc:… or net:…, got " + it));
  }

  /** A question about a work, in every language and over every channel. */
  public static Question of(PartyId party, EntryId work, String use, String territory, Instant at) {
    return new Question(
        party, work, Optional.empty(), use, territory, List.of(), Optional.empty(), at);
  }

  /** This question for a showing in these languages. */
  public Question in(String... atoms) {
    return new Question(party, work, content, use, territory, List.of(atoms), channel, at);
  }

  /** This question for one channel. */
  public Question over(String one) {
    return new Question(party, work, content, use, territory, languages, Optional.of(one), at);
  }

  /** This question with the file in hand. */
  public Question with(Digest file) {
    return new Question(party, work, Optional.of(file), use, territory, languages, channel, at);
  }

  private static void want(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
