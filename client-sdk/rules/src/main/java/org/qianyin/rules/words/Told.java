package org.qianyin.rules.words;

import java.util.List;

/**
 * An entry in words.
 *
 * @param sentence what it does, in one sentence; ids are shortened
 * @param lines every member of its body and what the envelope adds, in reading order; ids in full
 */
public record Told(String sentence, List<Line> lines) {

  /**
   * One member.
   *
   * @param label what it is called, such as 许可范围 · 用途
   * @param text its value
   */
  public record Line(String label, String text) {}

  public Told {
    lines = List.copyOf(lines);
  }
}
