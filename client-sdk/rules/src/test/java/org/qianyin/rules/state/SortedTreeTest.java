package org.qianyin.rules.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SortedTreeTest {

  @Test
  void everyVersionStaysWhatItWas() {
    Random random = new Random(7);
    List<SortedTree<Integer, Integer>> versions = new ArrayList<>();
    List<Map<Integer, Integer>> models = new ArrayList<>();
    SortedTree<Integer, Integer> tree = SortedTree.empty();
    Map<Integer, Integer> model = new TreeMap<>();
    for (int i = 0; i < 400; i++) {
      int key = random.nextInt(120);
      tree = tree.with(key, i);
      model.put(key, i);
      versions.add(tree);
      models.add(new TreeMap<>(model));
    }
    for (int v = 0; v < versions.size(); v++) {
      for (int key = 0; key < 120; key++) {
        assertThat(versions.get(v).get(key).orElse(null)).isEqualTo(models.get(v).get(key));
      }
    }
  }

  @Test
  void staysFlatWhateverTheOrderOfKeys() {
    SortedTree<Integer, Boolean> ascending = SortedTree.empty();
    SortedTree<Integer, Boolean> zigzag = SortedTree.empty();
    for (int i = 0; i < 1 << 14; i++) {
      ascending = ascending.with(i, true);
      zigzag = zigzag.with(i % 2 == 0 ? i : -i, true);
    }
    assertThat(ascending.height()).isLessThanOrEqualTo(20);
    assertThat(zigzag.height()).isLessThanOrEqualTo(20);
  }
}
