package org.qianyin.cli.words;

/** Text of strangers, shown so that it cannot mislead. */
public final class Visible {
  private Visible() {}

  /**
   * {@code text} with control, format (bidi), separator and unpaired characters written as their
   * number: a file name must not turn the line around that it stands in, nor end it.
   */
  public static String of(String text) {
    StringBuilder shown = new StringBuilder(text.length() + 8);
    text.codePoints()
        .forEach(c -> {
          if (hidden(c)) {
            shown.append(String.format("\\u%04X", c));
          } else {
            shown.appendCodePoint(c);
          }
        });
    return shown.toString();
  }

  private static boolean hidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          true;
      default -> false;
    };
  }
}
