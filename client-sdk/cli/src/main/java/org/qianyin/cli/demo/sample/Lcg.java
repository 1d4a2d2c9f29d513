package org.qianyin.cli.demo.sample;

/** Numbers that look random and are the same on every machine (constants of Numerical Recipes). */
final class Lcg {
  private int state;

  Lcg(int seed) {
    state = seed;
  }

  /** The next number in [0, bound). */
  int below(int bound) {
    state = state * 1664525 + 1013904223;
    return Integer.remainderUnsigned(state >>> 8, bound);
  }
}
