package org.qianyin.cli.demo.report;

import java.util.List;
import java.util.Locale;
import org.qianyin.cli.demo.report.Report.Link;
import org.qianyin.cli.demo.report.Report.Work;
import org.qianyin.cli.words.Language;

/** The works: poster under its seal, number, facts, place in the log tree, proof chain. */
final class WorkCards {
  private final Html out;
  private final Language language;

  WorkCards(Html out, Language language) {
    this.out = out;
    this.language = language;
  }

  /** The posters, once for both languages. */
  static void pictures(Html out, List<Work> works) {
    for (int i = 0; i < works.size(); i++) {
      if (works.get(i).poster().isPresent()) {
        Report.Picture picture = works.get(i).poster().get();
        out.raw("<symbol viewBox=\"0 0 90 120\"").attribute("id", "p" + i);
        out.raw("><image width=\"90\" height=\"120\" preserveAspectRatio=\"xMidYMid slice\"");
        out.attribute("href", "data:" + picture.mime() + ";base64," + picture.base64());
        out.raw("/></symbol>\n");
      }
    }
  }

  void write(List<Work> works) {
    out.raw("<section><div class=\"head\">").element("h2", "", PageText.WORKS.in(language));
    out.raw("<p class=\"legend\">");
    for (State state : State.values()) {
      ReportPage.state(out, state, language);
    }
    out.raw("</p></div>").element("p", "hint", PageText.TREE_HINT.in(language));
    out.raw("<ul class=\"stack\">\n");
    for (int i = 0; i < works.size(); i++) {
      card(works.get(i), i);
    }
    out.raw("</ul></section>\n");
  }

  private void card(Work work, int index) {
    out.raw("<li class=\"card stack\"><article class=\"work\">");
    poster(work, index);
    out.raw("<div class=\"two\"><div>").element("h3", "title", work.title().in(language));
    out.element("p", "muted small", work.kind().in(language));
    out.element("p", "number", work.number());
    ReportPage.facts(out, work.facts(), "facts", language);
    out.raw("</div><figure>");
    TreeDrawing.draw(
        out, work.seq(), work.treeSize(), PageText.tree(work.seq(), work.treeSize()).in(language));
    out.raw("</figure></div></article>");
    chain(work.chain());
    out.raw("</li>\n");
  }

  private void poster(Work work, int index) {
    String drawing =
        work.poster().isPresent()
            ? "p" + index
            : "d-" + work.drawing().name().toLowerCase(Locale.ROOT);
    out.raw("<div class=\"poster\"><svg viewBox=\"0 0 90 120\" role=\"img\"");
    out.attribute("aria-label", PageText.poster(work.title()).in(language));
    out.raw("><use href=\"#" + drawing + "\"/></svg>");
    if (work.ai()) {
      out.element("span", "ai", PageText.AI.in(language));
    }
    if (work.state() == State.PASSED) {
      ReportPage.seal(out, PageText.SEAL.in(language));
    } else {
      out.raw("<span class=\"seal seal-empty\">").text(PageText.UNPROVEN.in(language));
      out.raw("</span>");
    }
    out.raw("</div>");
  }

  private void chain(List<Link> chain) {
    out.raw("<ol class=\"chain across\"").attribute("aria-label", PageText.CHAIN.in(language));
    out.raw(">");
    for (Link link : chain) {
      out.raw("<li").attribute("class", link.state().style()).raw(">");
      ReportPage.icon(out, link.state());
      out.element("b", "", link.name().in(language)).raw("<span>");
      out.element("span", "vh", link.state().word().in(language) + "：");
      out.text(link.detail().in(language)).raw("</span></li>");
    }
    out.raw("</ol>");
  }
}
