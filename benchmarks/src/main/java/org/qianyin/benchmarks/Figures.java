package org.qianyin.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Figures of one kind, in the order in which they were taken. */
final class Figures {

  private final String name;
  private final String unit;
  private final List<Double> values = new ArrayList<>();

  Figures(String name, String unit) {
    this.name = name;
    this.unit = unit;
  }

  void add(double value) {
    values.add(value);
  }

  String name() {
    return name.strip();
  }

  double median() {
    return at(0.5);
  }

  /** The value below which {@code share} of all lie. */
  double at(double share) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * (sorted.size() - 1))));
  }

  void print() {
    System.out.printf(
        Locale.ROOT,
        "%-44s min %10.1f   median %10.1f   max %10.1f %s (n=%d)%n",
        name,
        at(0),
        median(),
        at(1),
        unit,
        values.size());
  }

  /** Prints the ratio of medians, and whether it reaches what was promised. */
  static void ratio(Figures ours, Figures baseline, double promised) {
    double ratio = ours.median() / baseline.median();
    System.out.printf(
        Locale.ROOT,
        "%s ÷ %s = %.2f× (promised: at least %.2f×: %s)%n",
        ours.name,
        baseline.name,
        ratio,
        promised,
        ratio >= promised ? "reached" : "MISSED");
  }
}
