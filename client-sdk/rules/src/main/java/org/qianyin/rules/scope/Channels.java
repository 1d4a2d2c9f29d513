package org.qianyin.rules.scope;

import java.util.List;
import java.util.Locale;
import org.qianyin.proof.data.Json;

/** Channels, {@code svc:…} and {@code net:…}; each covers itself alone. */
public final class Channels extends CodeSet<Channels> {

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

  /**
   * Reads {@code {"in":"*"|[code…],"out"?:[code…]}}.
   *
   * @param set checked against the schema before
   */
  public static Channels of(Json.Obj set) {
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
