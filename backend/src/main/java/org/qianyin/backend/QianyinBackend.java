package org.qianyin.backend;

import java.util.List;
import org.qianyin.backend.platform.CommandLine;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * The server. {@code java -jar qianyin-backend.jar [serve|log-init] --data DIR [--port N]
 * [--property=value …]}; {@code log-init} makes a new log in an empty folder and ends.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class QianyinBackend {

  /**
   * Runs until it is told to stop (SIGTERM), or until the log is made.
   *
   * @param args see the class
   */
  public static void main(String[] args) {
    CommandLine line = CommandLine.parse(List.of(args));
    var context = new SpringApplication(QianyinBackend.class).run(line.springArguments());
    if (line.endsWhenReady()) {
      System.exit(SpringApplication.exit(context));
    }
  }
}
