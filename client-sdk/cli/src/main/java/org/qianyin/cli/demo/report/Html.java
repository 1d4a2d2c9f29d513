package org.qianyin.cli.demo.report;

import org.qianyin.cli.words.Visible;

/**
 * HTML that is being written. Text and attribute values are escaped here and nowhere else; {@link
 * #raw} takes literals of this package only.
 */
final class Html {
  private final StringBuilder out = new StringBuilder(1 << 16);

  /** Markup that this package wrote itself. */
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  /** Anything that came from elsewhere. */
  Html text(String text) {
    out.append(escape(text));
    return this;
  }

  /** {@code <tag class="style">text</tag>}; an empty style is left out. */
  Html element(String tag, String style, String text) {
    out.append('<').append(tag);
    if (!style.isEmpty()) {
      attribute("class", style);
    }
    out.append('>');
    return text(text).raw("</" + tag + ">");
  }

  /** {@code name="value"} with a blank before it. */
  Html attribute(String name, String value) {
    out.append(' ').append(name).append("=\"").append(escape(value)).append('"');
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }

  /** Escapes for text and quoted attributes; what would hide or turn the line is made visible. */
  static String escape(String text) {
    return Visible.of(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
