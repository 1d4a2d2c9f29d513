package org.qianyin.rules.status;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.qianyin.rules.vocabulary.Names;

/** Answers in words, for people who decide whether to press play. */
final class Words {

  /** The zone in which dates are told: Beijing time. */
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private static final Map<Grade, Names> GRADES =
      Map.of(
          Grade.PERMITTED, new Names("可以使用", "Permitted"),
          Grade.PROHIBITED, new Names("不可使用", "Prohibited"),
          Grade.UNKNOWN, new Names("无法判断", "Cannot be decided"));

  private static final Map<String, Names> CODES =
      Map.ofEntries(
          code("OWNER", "提问方是著作权人", "the asker owns the work"),
          code("LICENSED", "许可有效", "a licence covers it"),
          code("NO_GRANT", "本账本内无许可", "no licence is recorded in this ledger"),
          code("OWNER_EXCLUDED", "著作权人已专有许可他人", "the owner licensed it exclusively to another"),
          code("NOT_YET_STARTED", "许可自 {at} 起生效", "the licence starts at {at}"),
          code("EXPIRED", "许可已于 {at} 到期", "the licence ended at {at}"),
          code("TERMINATED", "许可已于 {at} 终止", "the licence was terminated as of {at}"),
          code("WORK_NOT_FOUND", "本账本内没有该作品", "no such work in this ledger"),
          code("HISTORY_INCOMPLETE", "所需记录不完整", "records that the answer needs are missing"),
          code("INDEX_UNAUDITED", "索引未经独立复算", "no auditor replayed the index"),
          code("STALE", "证明过旧", "the proof is too old"),
          code("NO_TRUSTED_TIME", "没有可信时间", "no trusted time"),
          code(
              "NOT_YET_SUPPORTED",
              "涉及本版本尚不判断的记录",
              "it turns on records that this version does not judge"),
          code("TOO_DEEP", "演绎层级过深", "the work derives from too long a line"),
          code("PARENT_UNVERIFIED", "原作授权未声明", "no permission of the source work is declared"),
          code("PARENT_EXTERNAL", "原作授权在账本外", "the source work was cleared outside the ledger"),
          code(
              "EARLIER_REGISTRATION",
              "相同文件已由他人先登记",
              "somebody else registered the same file earlier"),
          code("CONTENT_MISMATCH", "文件不属于该作品", "the file is none of this work"),
          code("CO_OWNER", "作品有多位著作权人", "the work has several owners"),
          code("WITHDRAWN", "作品已撤回", "the work was withdrawn"),
          code("DISPUTES_UNREAD", "存在争议记录", "disputes are recorded"));

  private Words() {}

  private static Map.Entry<String, Names> code(String code, String zh, String en) {
    return Map.entry(code, new Names(zh, en));
  }

  /** A ground in words; its code, if it has none. */
  static String of(Ground ground, Locale locale, ZoneId zone) {
    Names names = CODES.getOrDefault(ground.code(), new Names(ground.code(), ground.code()));
    String at = ground.at().map(it -> TIME.format(it.atZone(zone)) + mark(locale)).orElse("");
    return names.in(locale).replace("{at}", at);
  }

  /** The grade and its first reason. */
  static String answer(Status status, Locale locale) {
    String separator = locale.getLanguage().equals("zh") ? "：" : ": ";
    return GRADES.getOrDefault(status.grade(), new Names("", "")).in(locale)
        + separator
        + of(status.reasons().get(0), locale, ZONE);
  }

  private static String mark(Locale locale) {
    return locale.getLanguage().equals("zh") ? "（北京时间）" : " (Beijing time)";
  }
}
