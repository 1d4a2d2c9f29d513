package org.qianyin.cli.demo.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.qianyin.cli.demo.report.Report.Anchor;
import org.qianyin.cli.demo.report.Report.Answer;
import org.qianyin.cli.demo.report.Report.Cell;
import org.qianyin.cli.demo.report.Report.CheckLine;
import org.qianyin.cli.demo.report.Report.Column;
import org.qianyin.cli.demo.report.Report.Drawing;
import org.qianyin.cli.demo.report.Report.Fact;
import org.qianyin.cli.demo.report.Report.Grid;
import org.qianyin.cli.demo.report.Report.Link;
import org.qianyin.cli.demo.report.Report.Note;
import org.qianyin.cli.demo.report.Report.Picture;
import org.qianyin.cli.demo.report.Report.Reason;
import org.qianyin.cli.demo.report.Report.Refusal;
import org.qianyin.cli.demo.report.Report.Row;
import org.qianyin.cli.demo.report.Report.Work;
import org.qianyin.cli.words.Text;

/** Reports to look at: each part is there, with invented content. */
final class Reports {
  private static final String HASH =
      "78b35896f577e1e306e5638eea179da36719563faa35304a40c5a01dd74a5b30";

  private Reports() {}

  static Report of(String title, Optional<Picture> poster) {
    return new Report(
        "localhost/demo",
        "DEMO",
        Instant.parse("2026-11-22T04:08:31.204Z"),
        Duration.ofMillis(6800),
        State.PASSED,
        List.of(new Text("登记作品", "Works"), new Text("用去 gas", "Gas used")),
        List.of(Text.same("4"), Text.same("88,412")),
        List.of(
            work(title, Drawing.SERIES, poster, 3), work("第1集", Drawing.FILM, Optional.empty(), 5)),
        new Grid(
            new Text("《雨巷灯》全剧", "The whole series"),
            List.of(new Column(new Text("会员点播", "Subscription"), "svod")),
            List.of(
                new Row(
                    new Text("日本", "Japan"),
                    List.of(
                        new Cell(
                            State.FAILED,
                            new Text("已独占", "Taken"),
                            new Text("至 2028-11-30", "to 2028-11-30")))),
                new Row(
                    new Text("泰国", "Thailand"),
                    List.of(new Cell(State.PASSED, new Text("可独占", "Free"), Text.same("")))))),
        List.of(
            new Answer(
                State.PASSED, new Text("可以使用", "Permitted"), new Text("日本，会员点播", "Japan, svod"))),
        List.of(
            new Refusal(
                new Text("这份许可与一份独占许可重合", "This licence overlaps an exclusive one"),
                new Text("第1集，日本", "Episode 1, Japan"),
                List.of(
                    new Reason(
                        "EXISTING_EXCLUSIVE", new Text("已有独占许可", "an exclusive licence stands"))))),
        new Anchor(
            List.of(
                new Fact(new Text("交易", "Transaction"), Text.same(""), Optional.of("0x" + HASH))),
            List.of(new Note(State.PASSED, new Text("读回一致", "Read back: the same")))),
        List.of(
            new CheckLine(State.PASSED, new Text("内容", "Content"), new Text("一致", "same"), 3),
            new CheckLine(State.WAIVED, new Text("见证", "Witnesses"), new Text("不要求", "waived"), 4)),
        List.of(new CheckLine(State.PASSED, new Text("停机", "Stopped"), new Text("停", "off"), 1)),
        List.of("qianyin verify ep01.mov --policy policy"));
  }

  private static Work work(String title, Drawing drawing, Optional<Picture> poster, long seq) {
    return new Work(
        Text.same(title),
        new Text("漫剧", "Short drama"),
        "QY-83WG-0000-0001-B",
        drawing,
        poster,
        true,
        List.of(
            new Fact(new Text("摘要", "Digest"), Text.same(""), Optional.of("sha256:" + HASH)),
            new Fact(
                new Text("AI", "AI"), new Text("人主导", "Directed by people"), Optional.empty())),
        seq,
        14,
        State.PASSED,
        List.of(
            new Link(State.PASSED, new Text("文件", "File"), new Text("与登记一致", "Same bytes")),
            new Link(State.WAIVED, new Text("见证", "Witnesses"), new Text("不要求", "Waived"))));
  }
}
