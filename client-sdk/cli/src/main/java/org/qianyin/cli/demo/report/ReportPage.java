package org.qianyin.cli.demo.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.qianyin.cli.words.Language;
import org.qianyin.cli.words.Text;

/** Turns a {@link Report} into one HTML page that holds both languages and needs nothing else. */
public final class ReportPage {
  private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter ZH =
      DateTimeFormatter.ofPattern("yyyy 年 M 月 d 日 HH:mm:ss（北京时间）", Locale.ROOT);
  private static final DateTimeFormatter EN =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss 'UTC+8'", Locale.ENGLISH);
  private final Report report;
  private final Language first;
  private final Html out = new Html();

  private ReportPage(Report report, Language first) {
    this.report = report;
    this.first = first;
  }

  /**
   * The page.
   *
   * @param first the language that shows before the reader chooses
   * @return HTML, to be stored as UTF-8
   */
  public static String of(Report report, Language first) {
    return new ReportPage(report, first).write();
  }

  private String write() {
    out.raw("<!doctype html>\n<html").attribute("lang", first.tag()).raw(">\n<head>\n");
    out.raw("<meta charset=\"utf-8\">\n");
    out.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';");
    out.raw(" style-src 'unsafe-inline'; img-src data:\">\n");
    out.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.element("title", "", PageText.TITLE.in(first)).raw("\n<style>\n");
    out.raw(resource("tokens.css")).raw(resource("qianyin.css")).raw(resource("report.css"));
    out.raw("</style>\n</head>\n<body>\n");
    out.raw("<svg width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\">\n");
    out.raw(resource("drawings.svg"));
    WorkCards.pictures(out, report.works());
    out.raw("</svg>\n");
    List<Language> order = List.of(first, first == Language.ZH ? Language.EN : Language.ZH);
    order.forEach(this::choice);
    order.forEach(this::page);
    return out.raw("</body>\n</html>\n").toString();
  }

  private void choice(Language language) {
    out.raw("<input class=\"vh\" type=\"radio\" name=\"lang\"").attribute("id", id(language));
    out.attribute("aria-label", language.ownName()).raw(language == first ? " checked>\n" : ">\n");
  }

  private static String id(Language language) {
    return language == Language.ZH ? "lang-zh" : "lang-en";
  }

  private void page(Language language) {
    String side = language == Language.ZH ? "in-zh" : "in-en";
    Language other = language == Language.ZH ? Language.EN : Language.ZH;
    out.raw("<div").attribute("class", side).attribute("lang", language.tag()).raw(">\n");
    out.raw("<a class=\"skip\"").attribute("href", "#main-" + side).raw(">");
    out.text(PageText.SKIP.in(language)).raw("</a>\n<header class=\"top\"><span class=\"brand\">");
    out.raw("<svg class=\"seal\" aria-hidden=\"true\"><use href=\"#seal\"/></svg>");
    out.element("span", "", PageText.BRAND.in(language)).raw("</span>");
    out.raw("<label class=\"lang\"").attribute("for", id(other)).attribute("lang", other.tag());
    out.raw(">").text(other.ownName()).raw("</label></header>\n<main");
    out.attribute("id", "main-" + side).raw(">\n");
    heading(language);
    banner(language);
    figures(language);
    new WorkCards(out, language).write(report.works());
    new RightsSection(out, language).write(report.grid(), report.answers(), report.refusals());
    new ProofSections(out, language)
        .write(report.anchor(), report.checks(), report.deeds(), report.commands());
    out.raw("</main>\n<footer class=\"foot\"><span>").text(PageText.LEDGER.in(language));
    out.element("span", "mono", report.origin()).raw("</span>");
    out.element("span", "", PageText.LOADS_NOTHING.in(language)).raw("</footer>\n</div>\n");
  }

  private void heading(Language language) {
    ZonedDateTime at = report.madeAt().atZone(BEIJING);
    out.raw("<div><p class=\"kicker\">").text(PageText.KICKER.in(language));
    out.raw("<time").attribute("datetime", report.madeAt().toString()).raw(">");
    out.text((language == Language.ZH ? ZH : EN).format(at)).raw("</time></p>\n");
    out.element("h1", "", PageText.HEADING.in(language));
    out.element("p", "lead", PageText.LEAD.in(language)).raw("</div>\n");
  }

  private void banner(Language language) {
    Text title =
        switch (report.state()) {
          case PASSED, WAIVED -> PageText.ALL_PASSED;
          case FAILED -> PageText.NOT_ALL;
          case UNKNOWN -> PageText.OPEN;
        };
    out.raw("<section").attribute("class", "verdict " + report.state().style()).raw(">");
    icon(out, report.state());
    out.raw("<div>").element("h2", "title", title.in(language));
    out.element(
        "p",
        "why",
        PageText.counted(
                count(State.PASSED), count(State.FAILED), count(State.UNKNOWN), count(State.WAIVED))
            .in(language));
    out.raw("<p class=\"muted\">").text(PageText.POLICY.in(language));
    out.element("b", "", report.policy()).text(PageText.DEMO_IS_NO_EVIDENCE.in(language));
    out.raw("</p></div>");
    if (report.state() == State.PASSED) {
      seal(out, PageText.SEAL.in(language));
    }
    out.raw("</section>\n");
  }

  private int count(State state) {
    return report.checks().stream()
        .filter(line -> line.state() == state)
        .mapToInt(Report.CheckLine::count)
        .sum();
  }

  private void figures(Language language) {
    out.raw("<dl class=\"figures\"").attribute("aria-label", PageText.FIGURES.in(language));
    out.raw(">");
    for (int i = 0; i < report.figures().size(); i++) {
      out.raw("<div>").element("dt", "", report.figureNames().get(i).in(language));
      out.element("dd", "", report.figures().get(i).in(language)).raw("</div>");
    }
    out.raw("</dl>\n");
  }

  static void icon(Html out, State state) {
    out.raw("<svg class=\"i\" aria-hidden=\"true\"><use href=\"#" + state.icon() + "\"/></svg>");
  }

  static void seal(Html out, String words) {
    out.raw("<svg class=\"seal\" role=\"img\"").attribute("aria-label", words);
    out.raw("><use href=\"#seal\"/></svg>");
  }

  /** Icon and word. */
  static void state(Html out, State state, Language language) {
    out.raw("<span").attribute("class", "state " + state.style()).raw(">");
    icon(out, state);
    out.raw(" ").text(state.word().in(language)).raw("</span>");
  }

  /** A definition list; long values are shortened and stand whole in the title. */
  static void facts(Html out, List<Report.Fact> facts, String style, Language language) {
    out.raw("<dl").attribute("class", style).raw(">");
    for (Report.Fact fact : facts) {
      out.element("dt", "", fact.name().in(language)).raw("<dd>");
      if (fact.full().isPresent()) {
        out.raw("<code class=\"chip\"").attribute("title", fact.full().get()).raw(">");
        out.text(shortened(fact.full().get())).raw("</code> ");
      }
      out.text(fact.value().in(language)).raw("</dd>");
    }
    out.raw("</dl>");
  }

  /** The first eight and the last six characters, without the name of the algorithm. */
  static String shortened(String full) {
    String value = full.substring(full.indexOf(':') + 1);
    int prefix = value.startsWith("0x") ? 10 : 8;
    return value.length() <= prefix + 7
        ? value
        : value.substring(0, prefix) + "…" + value.substring(value.length() - 6);
  }

  private static String resource(String name) {
    try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing from this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("resource " + name + " cannot be read", e);
    }
  }
}
