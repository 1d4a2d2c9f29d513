package org.qianyin.proof;

import static org.qianyin.proof.BrokenRule.need;
import static org.qianyin.proof.BrokenRule.orBreak;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qianyin.proof.anchor.AnchorRule;
import org.qianyin.proof.anchor.ContractId;
import org.qianyin.proof.anchor.HeaderTrust;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.LogOrigin;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.log.VerifierKey;

/** Reads a policy file line by line; a name must stand before it is used. */
final class PolicyReader {

  private static final String NONE = "none";
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final List<VerifierKey> logs = new ArrayList<>();
  private final List<VerifierKey> keys = new ArrayList<>();
  private final Map<String, Quorum> named = new HashMap<>();
  private final Set<String> grouped = new HashSet<>();
  private final Set<Digest> publicKeys = new HashSet<>();
  private final List<AnchorRule> anchors = new ArrayList<>();
  private final List<Digest> stampRoots = new ArrayList<>();
  private @Nullable Quorum witnesses;
  private @Nullable Quorum replay;
  private boolean maxAgeRead;
  private Optional<Duration> maxAge = Optional.empty();
  private Optional<String> name = Optional.empty();

  private PolicyReader() {}

  static Outcome<Policy> read(byte[] utf8) {
    PolicyReader reader = new PolicyReader();
    int number = 0;
    try {
      for (String line : lines(utf8)) {
        number++;
        List<String> words = Arrays.stream(line.split("[ \t]+")).filter(w -> !w.isEmpty()).toList();
        if (!words.isEmpty() && !words.get(0).startsWith("#")) {
          reader.line(words.get(0), words.subList(1, words.size()));
        }
      }
      number++;
      return Outcome.ok(reader.policy());
    } catch (BrokenRule e) {
      return Outcome.refused("BAD_POLICY", "policy, line " + number + ": " + e.rule());
    }
  }

  private static List<String> lines(byte[] utf8) throws BrokenRule {
    need(utf8.length <= Policy.MAX_BYTES, "want at most " + Policy.MAX_BYTES + " bytes");
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new BrokenRule("not UTF-8");
    }
    need(
        text.chars().noneMatch(c -> (c < ' ' && c != '\n' && c != '\t') || c == 0x7f),
        "a control character other than tab and line feed");
    need(text.endsWith("\n"), "the last line does not end");
    return text.lines().toList();
  }

  private void line(String keyword, List<String> words) throws BrokenRule {
    switch (keyword) {
      case "log" -> log(words);
      case "witness" -> witness(words);
      case "group" -> group(words);
      case "quorum" -> {
        need(witnesses == null, "a second quorum line");
        witnesses = quorum(words);
      }
      case "audit" -> {
        need(replay == null, "a second audit line");
        replay = quorum(words);
      }
      case "maxage" -> maxAge(words);
      case "anchor" -> anchor(words);
      case "tsa" -> {
        need(words.size() == 1 && Digest.isHex(words.get(0)), "want tsa <64 lower-case hex>");
        stampRoots.add(Digest.ofHex(words.get(0)));
      }
      case "name" -> {
        need(name.isEmpty(), "a second name line");
        need(
            words.size() == 1 && LABEL.matcher(words.get(0)).matches(),
            "want name <label of A-Z a-z 0-9 . _ ->");
        name = Optional.of(words.get(0));
      }
      default -> throw new BrokenRule("unknown keyword " + keyword);
    }
  }

  private void log(List<String> words) throws BrokenRule {
    need(words.size() == 1 || words.size() == 2, "want log <vkey> [url]");
    VerifierKey key = key(words.get(0));
    need(key.type() == VerifierKey.Type.LOG, "log key: want type 0x01");
    need(LogOrigin.isValid(key.name()), "log key: its name is no origin");
    logs.add(key);
  }

  private void witness(List<String> words) throws BrokenRule {
    need(words.size() == 2 || words.size() == 3, "want witness <name> <vkey> [url]");
    VerifierKey key = key(words.get(1));
    need(key.type() != VerifierKey.Type.LOG, "witness key: want type 0x04 or 0x06");
    define(words.get(0), new Quorum.Witness(key));
  }

  private void group(List<String> words) throws BrokenRule {
    need(words.size() >= 3, "want group <name> all|any|<k> <member>...");
    List<String> members = words.subList(2, words.size());
    List<Quorum> of = new ArrayList<>();
    for (String member : members) {
      of.add(lookUp(member));
      need(grouped.add(member), member + " is already member of a group");
    }
    define(words.get(0), new Quorum.Group(threshold(words.get(1), of.size()), of));
  }

  private static int threshold(String word, int members) throws BrokenRule {
    if (word.equals("all") || word.equals("any")) {
      return word.equals("all") ? members : 1;
    }
    need(
        NUMBER.matcher(word).matches() && Integer.parseInt(word) <= members,
        "threshold: want all, any or 1.." + members);
    return Integer.parseInt(word);
  }

  private Quorum quorum(List<String> words) throws BrokenRule {
    need(words.size() == 1, "want one name, or none");
    return words.get(0).equals(NONE) ? new Quorum.None() : lookUp(words.get(0));
  }

  private void maxAge(List<String> words) throws BrokenRule {
    need(!maxAgeRead, "a second maxage line");
    maxAgeRead = true;
    need(words.size() == 1, "want maxage <seconds>, or none");
    boolean none = words.get(0).equals(NONE);
    need(none || NUMBER.matcher(words.get(0)).matches(), "maxage: want 1..999999999 or none");
    maxAge =
        none ? Optional.empty() : Optional.of(Duration.ofSeconds(Long.parseLong(words.get(0))));
  }

  private void anchor(List<String> words) throws BrokenRule {
    need(
        words.size() >= 4
            && ContractId.isChain(words.get(0))
            && ContractId.isAddress(words.get(1))
            && words.get(2).startsWith("0x")
            && Digest.isHex(words.get(2).substring(2)),
        "want anchor eip155:<id> <0x contract> <0x codehash> qbft|pinned|rpc|none ...");
    HeaderTrust trust = orBreak(HeaderTrust.parse(words.get(3), words.subList(4, words.size())));
    anchors.add(
        new AnchorRule(
            new ContractId(words.get(0), words.get(1)),
            Digest.ofHex(words.get(2).substring(2)),
            trust));
  }

  private VerifierKey key(String text) throws BrokenRule {
    VerifierKey key = orBreak(VerifierKey.parse(text));
    need(publicKeys.add(Digest.sha256(key.key())), "the public key stands here twice");
    keys.add(key);
    return key;
  }

  private void define(String word, Quorum quorum) throws BrokenRule {
    need(!word.equals(NONE), "nobody can be named none");
    need(named.putIfAbsent(word, quorum) == null, "the name " + word + " stands here twice");
  }

  private Quorum lookUp(String word) throws BrokenRule {
    Quorum quorum = named.get(word);
    if (quorum == null) {
      throw new BrokenRule("the name " + word + " is not defined yet");
    }
    return quorum;
  }

  private Policy policy() throws BrokenRule {
    need(!logs.isEmpty(), "want at least one log line");
    if (witnesses == null || replay == null || !maxAgeRead) {
      throw new BrokenRule(
          "want one line each of quorum, audit and maxage; a waiver is written none");
    }
    need(
        Collections.disjoint(witnesses.members(), replay.members()),
        "a witness stands below both quorum and audit");
    return new Policy(logs, keys, witnesses, replay, maxAge, anchors, stampRoots, name);
  }
}
