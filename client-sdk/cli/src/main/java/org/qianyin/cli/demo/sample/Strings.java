package org.qianyin.cli.demo.sample;

/** The sound track: rain, and five notes of the gong mode plucked on a string. */
final class Strings {
  private static final double[] NOTES = {293.66, 329.63, 369.99, 440.0, 493.88};
  private static final int[] TUNE = {0, 3, 2, 4, 3, 1, 2, 0};

  private Strings() {}

  /**
   * Karplus–Strong strings over low-passed noise.
   *
   * @return one sample a number, signed 16 bits, mono
   */
  static short[] play(int sampleRate, int seconds) {
    double[] mix = new double[sampleRate * seconds];
    rain(mix);
    int step = mix.length / TUNE.length;
    for (int i = 0; i < TUNE.length; i++) {
      pluck(mix, i * step, NOTES[TUNE[i]], sampleRate);
    }
    short[] sound = new short[mix.length];
    for (int i = 0; i < mix.length; i++) {
      sound[i] = (short) Math.round(Math.max(-1, Math.min(1, mix[i])) * 28_000);
    }
    return sound;
  }

  private static void rain(double[] mix) {
    Lcg noise = new Lcg(11);
    double level = 0;
    for (int i = 0; i < mix.length; i++) {
      level += 0.25 * (noise.below(2001) / 1000.0 - 1 - level);
      mix[i] += 0.12 * level;
    }
  }

  private static void pluck(double[] mix, int from, double hertz, int sampleRate) {
    Lcg noise = new Lcg(from + 1);
    double[] string = new double[(int) (sampleRate / hertz)];
    for (int i = 0; i < string.length; i++) {
      string[i] = noise.below(2001) / 1000.0 - 1;
    }
    for (int i = from, p = 0; i < mix.length; i++, p = (p + 1) % string.length) {
      mix[i] += 0.4 * string[p];
      string[p] = 0.498 * (string[p] + string[(p + 1) % string.length]);
    }
  }
}
