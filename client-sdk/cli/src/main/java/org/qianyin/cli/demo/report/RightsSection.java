package org.qianyin.cli.demo.report;

import java.util.List;
import org.qianyin.cli.demo.report.Report.Answer;
import org.qianyin.cli.demo.report.Report.Cell;
import org.qianyin.cli.demo.report.Report.Column;
import org.qianyin.cli.demo.report.Report.Grid;
import org.qianyin.cli.demo.report.Report.Reason;
import org.qianyin.cli.demo.report.Report.Refusal;
import org.qianyin.cli.demo.report.Report.Row;
import org.qianyin.cli.words.Language;
import org.qianyin.cli.words.Text;

/** The licence grid, the answers to questions, and what was refused. */
final class RightsSection {
  private final Html out;
  private final Language language;

  RightsSection(Html out, Language language) {
    this.out = out;
    this.language = language;
  }

  void write(Grid grid, List<Answer> answers, List<Refusal> refusals) {
    out.raw("<section><div class=\"head\">").element("h2", "", PageText.RIGHTS.in(language));
    out.element("p", "muted small", grid.caption().in(language)).raw("</div>");
    out.element("p", "swipe hint", PageText.SWIPE.in(language));
    table(grid);
    out.raw("<div class=\"cards\">");
    for (Answer answer : answers) {
      small(answer.state(), answer.word(), answer.sentence(), List.of());
    }
    out.raw("</div>").element("p", "hint", PageText.NOT_JUDGED.in(language)).raw("</section>\n");
    if (refusals.isEmpty()) {
      return;
    }
    out.raw("<section>").element("h2", "", PageText.REFUSED.in(language));
    out.raw("<div class=\"cards\">");
    for (Refusal refusal : refusals) {
      small(State.FAILED, refusal.title(), refusal.sentence(), refusal.reasons());
    }
    out.raw("</div></section>\n");
  }

  private void table(Grid grid) {
    out.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\"");
    out.attribute("aria-label", PageText.GRID.in(language)).raw("><table class=\"grid\"><thead>");
    out.raw("<tr><th scope=\"col\">").text(PageText.COUNTRY.in(language)).raw("</th>");
    for (Column column : grid.columns()) {
      out.raw("<th scope=\"col\">").text(column.name().in(language));
      out.element("small", "", column.code()).raw("</th>");
    }
    out.raw("</tr></thead><tbody>");
    for (Row row : grid.rows()) {
      out.raw("<tr><th scope=\"row\">").text(row.name().in(language)).raw("</th>");
      row.cells().forEach(this::cell);
      out.raw("</tr>");
    }
    out.raw("</tbody></table></div>\n");
  }

  private void cell(Cell cell) {
    out.raw("<td").attribute("class", cell.state().style()).raw("><div class=\"cell\"><span>");
    ReportPage.icon(out, cell.state());
    out.raw(" ").text(cell.word().in(language)).raw("</span>");
    if (!cell.note().in(language).isEmpty()) {
      out.element("small", "", cell.note().in(language));
    }
    out.raw("</div></td>");
  }

  private void small(State state, Text title, Text sentence, List<Reason> reasons) {
    out.raw("<div").attribute("class", "verdict small " + state.style()).raw(">");
    ReportPage.icon(out, state);
    out.raw("<div>").element("h3", "title", title.in(language));
    out.element("p", "small", sentence.in(language));
    for (Reason reason : reasons) {
      out.raw("<p class=\"small\">").text(reason.words().in(language)).raw(" ");
      out.element("span", "tag", reason.code()).raw("</p>");
    }
    out.raw("</div></div>");
  }
}
