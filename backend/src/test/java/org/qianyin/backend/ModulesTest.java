package org.qianyin.backend;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

  @Test
  void modulesUseOnlyWhatTheyAreAllowedTo() {
    ApplicationModules.of(QianyinBackend.class).verify();
  }
}
