package org.qianyin.rules.leaf;

import org.qianyin.rules.schema.Form;

/** One kind of leaf: what it is called, who sees it, what it holds. */
record LeafForm(LeafName name, Visibility visibility, Form value) {

  static LeafForm open(String name, Form value) {
    return new LeafForm(LeafName.of(name), Visibility.PUBLIC, value);
  }

  static LeafForm byHolder(String name, Form value) {
    return new LeafForm(LeafName.of(name), Visibility.BY_HOLDER, value);
  }

  static LeafForm closed(String name, Form value) {
    return new LeafForm(LeafName.of(name), Visibility.CONFIDENTIAL, value);
  }
}
