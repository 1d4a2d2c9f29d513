package org.qianyin.backend.web;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Reads uploads in large pieces: with the container's 8 KiB, a file of 1 GiB costs 131,072 system
 * calls, more than its hashing. Buffers belong to connections, so connections have a bound.
 */
@Component
class ConnectorBuffers implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

  private static final int BYTES = 128 << 10;
  private static final int MOST_CONNECTIONS = 1024;

  @Override
  public void customize(ConfigurableTomcatWebServerFactory factory) {
    factory.addConnectorCustomizers(connector -> {
      connector.setProperty("socket.appReadBufSize", Integer.toString(BYTES));
      connector.setProperty("maxConnections", Integer.toString(MOST_CONNECTIONS));
    });
  }
}
