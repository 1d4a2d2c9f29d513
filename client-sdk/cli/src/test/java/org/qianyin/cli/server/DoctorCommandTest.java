package org.qianyin.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DoctorCommandTest {
  @Test
  void nodeHasToBeNewEnoughForTheCompilerOfTheContracts() {
    assertThat(DoctorCommand.isNodeFine("v20.0.0")).isTrue();
    assertThat(DoctorCommand.isNodeFine("v18.19.1")).isFalse();
    assertThat(DoctorCommand.isNodeFine("–")).isFalse();
  }
}
