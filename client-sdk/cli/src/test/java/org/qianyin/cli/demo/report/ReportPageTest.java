package org.qianyin.cli.demo.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.qianyin.cli.words.Language;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ReportPageTest {
  private static final String HOSTILE =
      "</title><script>alert('1')</script>\" onload=\"x\u202Egpj.exe\u0007";

  @Test
  void saysEverythingInBothLanguages() {
    String page = ReportPage.of(Reports.of("雨巷灯", Optional.empty()), Language.ZH);
    assertThat(page).contains("从文件到链上证明", "From file to proof on chain", "已独占", "Taken");
    assertThat(page).contains("2026 年 11 月 22 日 12:08:31（北京时间）", "22 Nov 2026, 12:08:31 UTC+8");
    assertThat(page).contains("EXISTING_EXCLUSIVE", "QY-83WG-0000-0001-B", "DEMO");
  }

  @Test
  void beginsWithTheLanguageOfTheReader() {
    Report report = Reports.of("雨巷灯", Optional.empty());
    assertThat(ReportPage.of(report, Language.EN))
        .contains("<html lang=\"en\">", "id=\"lang-en\" aria-label=\"English\" checked");
    assertThat(ReportPage.of(report, Language.ZH))
        .contains("<html lang=\"zh-CN\">", "id=\"lang-zh\" aria-label=\"中文\" checked");
  }

  @Test
  void countsWaivedChecksApartFromPassedOnes() {
    assertThat(ReportPage.of(Reports.of("雨巷灯", Optional.empty()), Language.EN))
        .contains("7 checks: 3 passed, 0 failed, 0 cannot tell, 4 not asked for by this policy.");
  }

  @Test
  void aTableWiderThanTheScreenSaysSo() {
    String page = ReportPage.of(Reports.of("雨巷灯", Optional.empty()), Language.EN);
    assertThat(page).contains("Wider than the screen: swipe", "表格比屏幕宽");
    assertThat(page)
        .contains(".swipe { display: none;")
        .contains("@media screen and (max-width: 58rem) { .swipe { display: block; } }");
  }

  @Test
  void aHostileTitleIsTextAndNothingElse() throws Exception {
    String page = ReportPage.of(Reports.of(HOSTILE, Optional.empty()), Language.EN);
    assertThat(page).doesNotContain("<script", "onload=\"", "\u202E", "\u0007");
    assertThat(page).contains("&lt;script&gt;", "\\u202Egpj.exe\\u0007");
    wellFormed(page);
  }

  @Test
  void loadsNothingAndRunsNothing() {
    String page =
        ReportPage.of(
            Reports.of("雨巷灯", Optional.of(new Report.Picture("image/png", "iVBORw0KGgo="))),
            Language.EN);
    assertThat(page).doesNotContain("<script", "<link", "http://", "https://", "@import", "url(");
    assertThat(page).contains("default-src 'none'", "data:image/png;base64,iVBORw0KGgo=");
  }

  @Test
  void isWellFormedAndEveryReferenceHasItsTarget() throws Exception {
    String page = ReportPage.of(Reports.of("雨巷灯", Optional.empty()), Language.EN);
    wellFormed(page);
    List<String> missing = new ArrayList<>();
    var uses = Pattern.compile("href=\"#([^\"]+)\"").matcher(page);
    while (uses.find()) {
      if (!page.contains("id=\"" + uses.group(1) + "\"")) {
        missing.add(uses.group(1));
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void noIdStandsTwice() {
    String page = ReportPage.of(Reports.of("雨巷灯", Optional.empty()), Language.EN);
    List<String> ids = new ArrayList<>();
    var all = Pattern.compile(" id=\"([^\"]+)\"").matcher(page);
    while (all.find()) {
      ids.add(all.group(1));
    }
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void aPictureThatIsNoPictureIsRefused() {
    assertThatThrownBy(() -> new Report.Picture("text/html", "AAAA"))
        .hasMessageContaining("image/png");
    assertThatThrownBy(() -> new Report.Picture("image/png", "\"><script>"))
        .hasMessageContaining("base64");
  }

  @Test
  void shortensDigestsToTheirEnds() {
    assertThat(ReportPage.shortened("sha256:0123456789abcdef0123")).isEqualTo("01234567…ef0123");
    assertThat(ReportPage.shortened("0x0123456789abcdef0123")).isEqualTo("0x01234567…ef0123");
    assertThat(ReportPage.shortened("31337")).isEqualTo("31337");
  }

  /** The page is written so that an XML parser reads it too, but for void elements. */
  private static Document wellFormed(String page) throws Exception {
    String xml =
        page.replaceFirst("<!doctype html>", "")
            .replaceAll("<(meta|input)([^>]*)>", "<$1$2/>")
            .replace(" checked/>", " checked=\"\"/>")
            .replaceAll("(?s)<style>.*?</style>", "<style/>");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }
}
