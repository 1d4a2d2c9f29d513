package org.qianyin.rules.scope;

import java.util.List;
import java.util.Locale;
import org.qianyin.rules.body.CodeSet;
import org.qianyin.rules.vocabulary.Language;

/**
 * Language atoms, {@code audio:<tag>} and {@code sub:<tag>} (BCP 47); {@code audio:zh} covers
 * {@code audio:zh-yue}.
 */
public final class Languages extends Coverage<Languages> {

  private static final CodeTree.Reach REACH = CodeTree.Reach.EXTENSIONS;

  private Languages(CodeTree tree) {
    super(tree);
  }

  /** No limit. */
  public static Languages all() {
    return allBut();
  }

  /** Everything but these. */
  public static Languages allBut(String... codes) {
    return new Languages(CodeTree.of(REACH, true, List.of(), List.of(codes)));
  }

  /** These and what they cover. */
  public static Languages of(String... codes) {
    return new Languages(CodeTree.of(REACH, false, List.of(codes), List.of()));
  }

  /** What a body means by this set. */
  public static Languages of(CodeSet set) {
    return new Languages(read(REACH, set));
  }

  @Override
  Languages with(CodeTree tree) {
    return new Languages(tree);
  }

  @Override
  String name(String code, Locale locale) {
    return Language.atomName(code, locale);
  }

  @Override
  String everything(Locale locale) {
    return locale.getLanguage().equals("zh") ? "所有语言" : "all languages";
  }
}
