package org.qianyin.cli.demo.report;

import org.qianyin.cli.words.Text;

/**
 * How one thing came out; each has a colour, a word and a shape, so that no one carries it alone.
 */
public enum State {
  PASSED("is-pass", "pass"),
  FAILED("is-fail", "fail"),
  UNKNOWN("is-unkn", "unkn"),
  /** The policy says that it does not ask for this. */
  WAIVED("is-wait", "none");

  private final String style;
  private final String icon;

  State(String style, String icon) {
    this.style = style;
    this.icon = icon;
  }

  String style() {
    return style;
  }

  String icon() {
    return icon;
  }

  /** The word for it. */
  public Text word() {
    return switch (this) {
      case PASSED -> new Text("通过", "Passed");
      case FAILED -> new Text("未通过", "Failed");
      case UNKNOWN -> new Text("无法判断", "Cannot tell");
      case WAIVED -> new Text("策略不要求", "Not asked for");
    };
  }
}
