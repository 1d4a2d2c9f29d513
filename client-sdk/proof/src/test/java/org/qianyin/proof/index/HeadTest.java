package org.qianyin.proof.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.testing.PlaceholderTypes;

class HeadTest {

  private static final String LOG = "ledger.example.org/tiny";
  private static final Instant TIME = Instant.parse("2026-09-21T12:00:00.500Z");
  private static final Digest MAP = Digest.sha256(new byte[] {1});
  private static final Head BEFORE = new Head(LOG, 3, -1, 1, MAP, TIME.minusMillis(1));
  private static final Head HEAD = new Head(LOG, 7, 3, 1, MAP, TIME);

  @Test
  void itsEntryIsValidAndSaysTheSame() {
    Entry entry =
        Entry.parse(HEAD.entryBytes("AAAAAAAAAAAAAAAAAAAAAA"), PlaceholderTypes.withJournal())
            .orThrow();
    assertThat(entry.isHead()).isTrue();
    assertThat(Head.of(entry)).isEqualTo(HEAD);
  }

  @Test
  void acceptsTheHeadsThatFollowEachOther() {
    assertThat(code(HEAD, Optional.of(BEFORE))).isEmpty();
    assertThat(BEFORE.check(LOG, 3, Optional.empty(), MAP)).isEmpty();
  }

  @Test
  void namesTheFirstRuleThatIsBroken() {
    assertThat(code(new Head("a.b/c", 8, 0, 2, MAP, TIME), Optional.of(BEFORE)))
        .isEqualTo("HEAD_LOG");
    assertThat(code(new Head(LOG, 8, 0, 2, MAP, TIME), Optional.of(BEFORE)))
        .isEqualTo("HEAD_MISPLACED");
    assertThat(code(new Head(LOG, 7, -1, 2, MAP, TIME), Optional.of(BEFORE)))
        .isEqualTo("HEAD_PREV");
    assertThat(code(HEAD, Optional.empty())).isEqualTo("HEAD_PREV");
    assertThat(code(new Head(LOG, 7, 3, 2, MAP, BEFORE.time()), Optional.of(BEFORE)))
        .isEqualTo("HEAD_TIME");
    assertThat(code(new Head(LOG, 7, 3, 2, MAP, TIME), Optional.of(BEFORE)))
        .isEqualTo("UNKNOWN_RULES");
    assertThat(code(new Head(LOG, 7, 3, 1, SubjectMap.EMPTY.root(), TIME), Optional.of(BEFORE)))
        .isEqualTo("HEAD_MAP");
    Head next = new Head(LOG, 7, 6, 1, MAP, TIME);
    Head adjacent = new Head(LOG, 6, 3, 1, MAP, TIME.minusMillis(1));
    assertThat(code(next, Optional.of(adjacent))).isEqualTo("HEAD_EMPTY");
  }

  @Test
  void prevLeavesRoomForOneEntry() {
    assertThat(HEAD.prevFits()).isTrue();
    assertThat(new Head(LOG, 7, 5, 1, MAP, TIME).prevFits()).isTrue();
    assertThat(new Head(LOG, 7, 6, 1, MAP, TIME).prevFits()).isFalse();
    assertThat(new Head(LOG, 7, 7, 1, MAP, TIME).prevFits()).isFalse();
    assertThat(new Head(LOG, 7, -2, 1, MAP, TIME).prevFits()).isFalse();
  }

  private static String code(Head head, Optional<Head> before) {
    return head.check(LOG, 7, before, MAP)
        .map(Refusal::reason)
        .map(reason -> reason.code())
        .orElse("");
  }
}
