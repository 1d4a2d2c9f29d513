package org.qianyin.rules.scope;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.UtcTime;
import org.qianyin.rules.body.SignedBox;
import org.qianyin.rules.vocabulary.Use;

/**
 * What may be done, where, in which languages, over which channels and when: the dimensions of a
 * scope in which licences can conflict, works apart (domain specification 3.3).
 *
 * @param uses leaf codes of {@code qy-uses/1}
 */
public record Box(
    SortedSet<String> uses,
    Territories territories,
    Languages languages,
    Channels channels,
    Window window) {

  public Box {
    uses = Collections.unmodifiableSortedSet(new TreeSet<>(uses));
  }

  /** What a body means by this box. */
  public static Box of(SignedBox box) {
    return new Box(
        new TreeSet<>(box.uses()),
        Territories.of(box.territories()),
        Languages.of(box.languages()),
        Channels.of(box.channels()),
        new Window(box.start(), box.end()));
  }

  /** Whether some dimension leaves nothing ({@code EMPTY_SCOPE}). */
  public boolean isEmpty() {
    return uses.isEmpty() || territories.isEmpty() || languages.isEmpty() || channels.isEmpty();
  }

  /** What both cover; empty if they do not meet. */
  public Optional<Box> intersect(Box other) {
    return window
        .intersect(other.window)
        .map(shared ->
            new Box(
                common(uses, other.uses),
                territories.intersect(other.territories),
                languages.intersect(other.languages),
                channels.intersect(other.channels),
                shared))
        .filter(box -> !box.isEmpty());
  }

  public boolean intersects(Box other) {
    return window.intersects(other.window)
        && !Collections.disjoint(uses, other.uses)
        && territories.intersects(other.territories)
        && languages.intersects(other.languages)
        && channels.intersects(other.channels);
  }

  /** Whether every point of {@code other} is in this box. */
  public boolean covers(Box other) {
    return other.isEmpty() || other.minus(this).isEmpty();
  }

  /**
   * What is left of this box without {@code other}: at most seven boxes, disjoint, none empty, in
   * the order uses, territories, languages, channels, window.
   */
  public List<Box> minus(Box other) {
    Optional<Box> shared = intersect(other);
    if (isEmpty()) {
      return List.of();
    }
    if (shared.isEmpty()) {
      return List.of(this);
    }
    Box in = shared.get();
    List<Box> left = new ArrayList<>();
    left.add(new Box(without(uses, in.uses), territories, languages, channels, window));
    left.add(new Box(in.uses, territories.minus(in.territories), languages, channels, window));
    left.add(new Box(in.uses, in.territories, languages.minus(in.languages), channels, window));
    left.add(new Box(in.uses, in.territories, in.languages, channels.minus(in.channels), window));
    for (Window rest : window.minus(in.window)) {
      left.add(new Box(in.uses, in.territories, in.languages, in.channels, rest));
    }
    left.removeIf(Box::isEmpty);
    return List.copyOf(left);
  }

  /** This box with another window. */
  public Box during(Window other) {
    return new Box(uses, territories, languages, channels, other);
  }

  /** The boxes of this one whose sets one body each can write; disjoint, together this box. */
  public List<Box> writable() {
    List<Box> boxes = new ArrayList<>();
    for (Territories where : territories.writable()) {
      for (Languages spoken : languages.writable()) {
        for (Channels through : channels.writable()) {
          boxes.add(new Box(uses, where, spoken, through, window));
        }
      }
    }
    return List.copyOf(boxes);
  }

  /**
   * The box as bodies write it, its rights those of its uses: one object for each writable part.
   */
  public List<Json.Obj> toJson() {
    return writable().stream().map(Box::asOne).toList();
  }

  private Json.Obj asOne() {
    SortedMap<String, Json> members = new TreeMap<>();
    members.put("uses", Json.Arr.ofStrings(List.copyOf(uses)));
    members.put("rights", Json.Arr.ofStrings(List.copyOf(Use.rightsOf(uses))));
    members.put("territories", territories.toJson().get(0));
    if (!languages.isEverything()) {
      members.put("languages", languages.toJson().get(0));
    }
    if (!channels.isEverything()) {
      members.put("channels", channels.toJson().get(0));
    }
    members.put("start", new Json.Str(UtcTime.write(window.start())));
    window.end().ifPresent(end -> members.put("end", new Json.Str(UtcTime.write(end))));
    return Json.Obj.of(members);
  }

  /** The box in words, for people who sign it or ask about it. */
  public String inWords(Locale locale, ZoneId zone) {
    boolean chinese = locale.getLanguage().equals("zh");
    List<String> parts = new ArrayList<>();
    parts.add(
        uses.stream()
            .map(use -> Use.name(use, locale))
            .collect(Collectors.joining(chinese ? "、" : ", ")));
    parts.add(territories.inWords(locale));
    if (!languages.isEverything()) {
      parts.add(languages.inWords(locale));
    }
    if (!channels.isEverything()) {
      parts.add(channels.inWords(locale));
    }
    parts.add(window.inWords(locale, zone));
    return String.join(chinese ? "；" : "; ", parts);
  }

  private static SortedSet<String> common(Collection<String> one, Collection<String> other) {
    SortedSet<String> both = new TreeSet<>(one);
    both.retainAll(other);
    return both;
  }

  private static SortedSet<String> without(Collection<String> all, Collection<String> some) {
    SortedSet<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }
}
