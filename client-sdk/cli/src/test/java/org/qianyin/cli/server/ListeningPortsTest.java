package org.qianyin.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ListeningPortsTest {
  @Test
  void findsAPortWhileItIsOpenAndNotAfterwards() throws Exception {
    ProcessHandle me = ProcessHandle.current();
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
      assertThat(ListeningPorts.of(List.of(me))).contains(port);
      assertThat(ServerProcess.closed(port)).isFalse();
    }
    assertThat(ListeningPorts.of(List.of(me))).doesNotContain(port);
    assertThat(ServerProcess.closed(port)).isTrue();
  }
}
