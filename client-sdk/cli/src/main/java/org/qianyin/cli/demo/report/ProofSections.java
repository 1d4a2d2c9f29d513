package org.qianyin.cli.demo.report;

import java.util.List;
import org.qianyin.cli.demo.report.Report.Anchor;
import org.qianyin.cli.demo.report.Report.CheckLine;
import org.qianyin.cli.demo.report.Report.Note;
import org.qianyin.cli.words.Language;

/** The transaction, the checks, and how to repeat them. */
final class ProofSections {
  private final Html out;
  private final Language language;

  ProofSections(Html out, Language language) {
    this.out = out;
    this.language = language;
  }

  void write(Anchor anchor, List<CheckLine> checks, List<CheckLine> deeds, List<String> commands) {
    out.raw("<section>").element("h2", "", PageText.ANCHOR.in(language));
    out.raw("<div class=\"split\">");
    ReportPage.facts(out, anchor.facts(), "facts card", language);
    out.raw("<div class=\"stack\">");
    for (Note note : anchor.notes()) {
      out.raw("<div").attribute("class", "note " + note.state().style()).raw(">");
      ReportPage.icon(out, note.state());
      out.element("p", "", note.words().in(language)).raw("</div>");
    }
    out.raw("</div></div></section>\n<section>");
    out.element("h2", "", PageText.CHECKS.in(language)).raw("<ul class=\"checks\">");
    checks.forEach(this::line);
    deeds.forEach(this::line);
    out.raw("</ul><details><summary>").text(PageText.AGAIN.in(language)).raw("</summary>");
    out.raw("<pre tabindex=\"0\" role=\"region\"");
    out.attribute("aria-label", PageText.COMMANDS.in(language)).raw(">");
    commands.forEach(line -> out.text(line).raw("\n"));
    out.raw("</pre></details></section>\n");
  }

  private void line(CheckLine check) {
    out.raw("<li>");
    ReportPage.state(out, check.state(), language);
    out.element("b", "", check.name().in(language));
    out.element("span", "", check.sentence().in(language));
    out.element("span", "num muted", PageText.times(check.count()).in(language)).raw("</li>");
  }
}
