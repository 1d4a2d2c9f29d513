package org.qianyin.rules.scope;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A span of time {@code [start, end)}.
 *
 * @param start first instant
 * @param end first instant after it, later than {@code start}; empty = to the end of protection (CL
 *     23), which no window of the ledger outlives
 */
public record Window(Instant start, Optional<Instant> end) {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd");
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  public Window {
    if (end.isPresent() && !start.isBefore(end.get())) {
      throw new IllegalArgumentException("window: want start < end, got " + start + " " + end);
    }
  }

  public static Window of(Instant start, Instant end) {
    return new Window(start, Optional.of(end));
  }

  /** From {@code start} to the end of protection. */
  public static Window from(Instant start) {
    return new Window(start, Optional.empty());
  }

  /** Whether {@code at} is inside: not before the start, and before the end. */
  public boolean contains(Instant at) {
    return !at.isBefore(start) && !isOver(at);
  }

  /** Whether the window has ended at {@code at}. */
  public boolean isOver(Instant at) {
    return end.isPresent() && !at.isBefore(end.get());
  }

  /** The instants that both share. */
  public Optional<Window> intersect(Window other) {
    Instant from = start.isAfter(other.start) ? start : other.start;
    Optional<Instant> to = earlier(end, other.end);
    return to.isPresent() && !from.isBefore(to.get())
        ? Optional.empty()
        : Optional.of(new Window(from, to));
  }

  public boolean intersects(Window other) {
    return intersect(other).isPresent();
  }

  /** Whether every instant of {@code other} is inside. */
  public boolean covers(Window other) {
    return intersect(other).equals(Optional.of(other));
  }

  /** What is left of this window without {@code other}: none, one or two, in order. */
  public List<Window> minus(Window other) {
    List<Window> left = new ArrayList<>();
    if (start.isBefore(other.start)) {
      new Window(start, Optional.of(other.start)).intersect(this).ifPresent(left::add);
    }
    other.end.flatMap(after -> from(after).intersect(this)).ifPresent(left::add);
    return left;
  }

  /** This window cut off at {@code instant}; empty if nothing is left. */
  public Optional<Window> until(Instant instant) {
    return start.isBefore(instant) ? intersect(of(start, instant)) : Optional.empty();
  }

  private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other);
    }
    return one.get().isBefore(other.get()) ? one : other;
  }

  /**
   * The window in words. Whole days of the zone are written as dates, both inclusive, as contracts
   * write them.
   *
   * @param zone where the dates are read, such as Asia/Shanghai
   */
  public String inWords(Locale locale, ZoneId zone) {
    boolean chinese = locale.getLanguage().equals("zh");
    ZonedDateTime first = start.atZone(zone);
    Optional<ZonedDateTime> last = end.map(instant -> instant.atZone(zone));
    boolean days = isMidnight(first) && last.map(Window::isMidnight).orElse(true);
    String from = (days ? DAY : MINUTE).format(first);
    String to =
        last.map(it -> days ? DAY.format(it.minusDays(1)) : MINUTE.format(it))
            .orElse(chinese ? "保护期届满" : "the end of protection");
    return from
        + (chinese ? " 至 " : " to ")
        + to
        + (chinese ? "（" : " (")
        + zone
        + (chinese ? "）" : ")");
  }

  private static boolean isMidnight(ZonedDateTime time) {
    return time.equals(time.toLocalDate().atStartOfDay(time.getZone()));
  }
}
