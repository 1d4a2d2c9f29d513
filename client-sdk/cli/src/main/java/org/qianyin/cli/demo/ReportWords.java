package org.qianyin.cli.demo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qianyin.cli.demo.report.Report;
import org.qianyin.cli.demo.report.State;
import org.qianyin.cli.words.Language;
import org.qianyin.cli.words.Text;
import org.qianyin.proof.Check;
import org.qianyin.proof.CheckName;
import org.qianyin.proof.data.Json;
import org.qianyin.rules.words.Words;

/** Words for the report: kinds of works, checks, reasons. */
final class ReportWords {
  private ReportWords() {}

  /** A check, or what else was done: its name, and what it found where it passed. */
  private record Line(Text name, Text sentence) {}

  static Text kind(String kind, long number) {
    return switch (kind) {
      case "SERIES" -> new Text("漫剧", "Series");
      case "EPISODE" ->
          number > 0
              ? new Text("分集 · 第 " + number + " 集", "Episode " + number)
              : new Text("分集", "Episode");
      case "SCRIPT" -> new Text("文字 · 剧本", "Text · script");
      case "IMAGE" -> new Text("美术 · 图片", "Fine art · picture");
      case "MUSIC" -> new Text("音乐", "Music");
      default -> Text.same(kind);
    };
  }

  /** How far AI made a work, as its entry says. */
  static Text involvement(String code) {
    return new Text(
        Words.in(Language.ZH.locale()).code("involvement", code),
        Words.in(Language.EN.locale()).code("involvement", code));
  }

  /** Whether a work is one that has to be labelled as made by AI. */
  static boolean isGenerated(String involvement) {
    return involvement.equals("HUMAN_DIRECTED") || involvement.equals("AUTONOMOUS");
  }

  static Report.Drawing drawing(String kind) {
    return switch (kind) {
      case "SERIES" -> Report.Drawing.SERIES;
      case "EPISODE", "SHORT" -> Report.Drawing.FILM;
      case "SCRIPT" -> Report.Drawing.SCRIPT;
      case "IMAGE" -> Report.Drawing.PICTURE;
      default -> Report.Drawing.OTHER;
    };
  }

  static State overall(Json.Obj verdict) {
    return switch (verdict.string("overall")) {
      case "TOTAL_PASSED" -> State.PASSED;
      case "TOTAL_FAILED" -> State.FAILED;
      default -> State.UNKNOWN;
    };
  }

  /** The state of one finding. */
  static State state(Json.Obj check) {
    return switch (check.string("outcome")) {
      case "PASSED" ->
          check.optionalString("evidence").orElse("").equals(Check.WAIVED)
              ? State.WAIVED
              : State.PASSED;
      case "FAILED" -> State.FAILED;
      default -> State.UNKNOWN;
    };
  }

  /** From the file to the chain, as a verdict found it. */
  static List<Report.Link> chain(Json.Obj verdict, long seq, long size, long block) {
    List<Report.Link> links = new ArrayList<>();
    link(
        links, verdict, CheckName.CONTENT, new Text("文件", "File"), new Text("与登记一致", "Same bytes"));
    link(
        links,
        verdict,
        CheckName.SIGNATURE,
        new Text("条目", "Entry"),
        new Text("签名有效", "Signature holds"));
    link(
        links,
        verdict,
        CheckName.INCLUSION,
        new Text("日志", "Log"),
        new Text("序号 " + seq + "，共 " + size + " 条", "No. " + seq + " of " + size + " entries"));
    link(
        links,
        verdict,
        CheckName.WITNESSES,
        new Text("见证", "Witnesses"),
        new Text("已副署", "Cosigned"));
    link(
        links,
        verdict,
        CheckName.REPLAY,
        new Text("复算", "Replay"),
        new Text("索引重算一致", "Index recomputed"));
    link(
        links,
        verdict,
        CheckName.ANCHOR,
        new Text("上链", "On chain"),
        new Text("区块 " + block + "，查到合约存储", "Block " + block + ", contract storage"));
    link(links, verdict, CheckName.STAMP, new Text("时间戳", "Timestamp"), new Text("已盖", "Stamped"));
    return links;
  }

  private static void link(
      List<Report.Link> links, Json.Obj verdict, CheckName name, Text title, Text passed) {
    State state =
        verdict.objects("checks").stream()
            .filter(check -> check.string("check").equals(name.text()))
            .map(ReportWords::state)
            .findFirst()
            .orElse(State.WAIVED);
    boolean noFile = name == CheckName.CONTENT && state == State.WAIVED;
    Text detail =
        state == State.PASSED ? passed : noFile ? new Text("没有文件", "No file") : state.word();
    links.add(new Report.Link(state, title, detail));
  }

  /** How often each check ended how, over many verdicts; key is {@code name OUTCOME}. */
  static Map<String, Integer> count(Collection<Json.Obj> verdicts) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (CheckName name : CheckName.values()) {
      for (State state : State.values()) {
        int count = 0;
        for (Json.Obj verdict : verdicts) {
          count +=
              (int)
                  verdict.objects("checks").stream()
                      .filter(check -> check.string("check").equals(name.text()))
                      .filter(check -> state(check) == state)
                      .count();
        }
        if (count > 0) {
          counts.put(name.name() + " " + state.name(), count);
        }
      }
    }
    return counts;
  }

  static Report.CheckLine line(String key, int count) {
    String[] parts = key.split(" ", 2);
    CheckName name = CheckName.valueOf(parts[0]);
    Line words = words(name);
    return new Report.CheckLine(State.valueOf(parts[1]), words.name(), words.sentence(), count);
  }

  private static Line words(CheckName name) {
    return switch (name) {
      case BUNDLE ->
          words("证明文件", "Bundle", "格式、大小、成员都合规定", "Format, size and members are as specified");
      case CHECKPOINT -> words("检查点", "Checkpoint", "日志密钥签过这棵树", "The log key signed this tree");
      case ENTRY ->
          words("条目", "Entry", "条目是唯一写法，属于本账本", "The one spelling of an entry, of this ledger");
      case CONTENT -> words("内容", "Content", "文件重新计算，摘要与登记一致", "Files hashed again: same digests");
      case SIGNATURE -> words("签名", "Signature", "签名人的签名成立", "The signers' signatures hold");
      case INCLUSION -> words("收录", "Inclusion", "条目到树根的路径", "Path from the entry to the root");
      case HEAD -> words("索引头", "Head", "索引头是树的最后一叶", "The head of the index is the last leaf");
      case WITNESSES -> words("见证", "Witnesses", "见证者副署同一棵树", "Witnesses cosigned the same tree");
      case REPLAY -> words("复算", "Replay", "独立复算整个索引", "The whole index recomputed by others");
      case FRESHNESS ->
          words("新鲜度", "Freshness", "有人证明检查点是新的", "Somebody vouches that it is recent");
      case ANCHOR ->
          words(
              "上链", "On chain", "区块头 → 账户 → 代码 → 存储 → 树根", "Header, account, code, storage, root");
      case STAMP -> words("时间戳", "Timestamp", "时间戳机构盖章", "Stamped by an authority");
      case INDEX -> words("索引", "Index", "索引项的证明与索引头一致", "Subjects proven against the head's map");
      case COMPLETENESS ->
          words("完整", "Completeness", "历史没有缺页", "No page of the history is missing");
      case VALIDITY ->
          words("有效", "Validity", "条目算数，不只是被收录", "The entry counts, not only stands there");
      case AUTHORITY ->
          words("权限", "Authority", "密钥当时有权代表签名人", "Keys could speak for their signers then");
      case OPENING ->
          words(
              "公开文字",
              "Opened texts",
              "公开的标题和名称与承诺一致",
              "Opened titles and names match the commitment");
    };
  }

  /** What the demo did besides proofs. */
  static Report.CheckLine deed(String id, State state, int count) {
    Line words =
        switch (id) {
          case "broken" ->
              words(
                  "改坏再查",
                  "Broken on purpose",
                  "文件改一字节、证明改一字节：都被拒绝",
                  "A byte of a file, a byte of a proof: both refused");
          case "status" ->
              words(
                  "许可查询",
                  "Licence status",
                  "服务端的回答与本机从证明算出的一致",
                  "The server's answers are those of its proofs");
          case "conflict" ->
              words(
                  "冲突",
                  "Conflict",
                  "与独占许可重合的许可没有进入日志",
                  "The overlapping licence is not in the log");
          case "log" ->
              words(
                  "整个日志",
                  "The whole log",
                  "拷贝后重新计算，得到签名的树根",
                  "Copied and recomputed to the signed root");
          case "table" ->
              words("许可表", "Licence table", "每一格都由证明算出", "Each cell computed from proofs");
          default ->
              words(
                  "停机",
                  "Stopped",
                  "验证时服务端、数据库和链都已停",
                  "Server, database and chain were gone while verifying");
        };
    return new Report.CheckLine(state, words.name(), words.sentence(), count);
  }

  private static Line words(String zh, String en, String sentenceZh, String sentenceEn) {
    return new Line(new Text(zh, en), new Text(sentenceZh, sentenceEn));
  }

  /** Why a licence was refused. */
  static Text reason(String code) {
    return switch (code) {
      case "EXISTING_EXCLUSIVE" ->
          new Text(
              "已有一份独占许可覆盖它，且没有放弃", "an exclusive licence covers it, and its holder did not waive");
      case "NOT_SUBJECT_TO_EXISTING" ->
          new Text("独占许可要写明它与哪些在先许可并存", "an exclusive licence must name the older ones beside it");
      default -> Text.same(code);
    };
  }
}
