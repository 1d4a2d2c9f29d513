package org.qianyin.rules.scope;

import java.util.List;
import java.util.Locale;
import org.qianyin.rules.body.CodeSet;

/** Channels, {@code svc:…} and {@code net:…}; each covers itself alone. */
public final class Channels extends Coverage<Channels> {

  private static final CodeTree.Reach REACH = CodeTree.Reach.ITSELF;

  private Channels(CodeTree tree) {
    super(tree);
  }

  /** No limit. */
  public static Channels all() {
    return allBut();
  }

  /** Everything but these. */
  public static Channels allBut(String... codes) {
    return new Channels(CodeTree.of(REACH, true, List.of(), List.of(codes)));
  }

  /** These and what they cover. */
  public static Channels of(String... codes) {
    return new Channels(CodeTree.of(REACH, false, List.of(codes), List.of()));
  }

  /** What a body means by this set. */
  public static Channels of(CodeSet set) {
    return new Channels(read(REACH, set));
  }

  @Override
  Channels with(CodeTree tree) {
    return new Channels(tree);
  }

  @Override
  String name(String code, Locale locale) {
    return code;
  }

  @Override
  String everything(Locale locale) {
    return locale.getLanguage().equals("zh") ? "所有渠道" : "all channels";
  }
}
