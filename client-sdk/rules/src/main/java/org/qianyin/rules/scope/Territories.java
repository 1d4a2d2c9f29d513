package org.qianyin.rules.scope;

import java.util.List;
import java.util.Locale;
import org.qianyin.rules.body.CodeSet;
import org.qianyin.rules.vocabulary.Territory;

/** Countries, regions and their subdivisions (ISO 3166); {@code CN} covers {@code CN-GD}. */
public final class Territories extends Coverage<Territories> {

  private static final CodeTree.Reach REACH = CodeTree.Reach.EXTENSIONS;

  private Territories(CodeTree tree) {
    super(tree);
  }

  /** No limit. */
  public static Territories all() {
    return allBut();
  }

  /** Everything but these. */
  public static Territories allBut(String... codes) {
    return new Territories(CodeTree.of(REACH, true, List.of(), List.of(codes)));
  }

  /** These and what they cover. */
  public static Territories of(String... codes) {
    return new Territories(CodeTree.of(REACH, false, List.of(codes), List.of()));
  }

  /** What a body means by this set. */
  public static Territories of(CodeSet set) {
    return new Territories(read(REACH, set));
  }

  @Override
  Territories with(CodeTree tree) {
    return new Territories(tree);
  }

  @Override
  String name(String code, Locale locale) {
    return Territory.name(code, locale);
  }

  @Override
  String everything(Locale locale) {
    return locale.getLanguage().equals("zh") ? "全球" : "worldwide";
  }
}
