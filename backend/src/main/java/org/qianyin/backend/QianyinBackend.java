package org.qianyin.backend;

import java.util.List;
import org.qianyin.backend.database.MigrationRun;
import org.qianyin.backend.platform.CommandLine;
import org.qianyin.backend.platform.StartFailure;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The server. {@code java -jar qianyin-backend.jar [serve|log-init|chain-deploy|migrate] --data DIR
 * [--port N] [--origin HOST/NAME] [--property=value …]}; {@code log-init} makes a new log in an
 * empty folder and ends, {@code chain-deploy} makes the log's contract and ends, {@code migrate}
 * brings the schema of a PostgreSQL server up to date and ends.
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
    try {
      start(CommandLine.parse(List.of(args)));
    } catch (IllegalArgumentException e) {
      StartFailure failure = StartFailure.badOption(String.valueOf(e.getMessage()));
      failure.tell(System.err);
      System.exit(failure.exit());
    }
  }

  private static void start(CommandLine line) {
    ConfigurableApplicationContext context;
    try {
      context =
          line.onlyMigrates()
              ? MigrationRun.run(line.springArguments())
              : new SpringApplication(QianyinBackend.class).run(line.springArguments());
    } catch (RuntimeException e) {
      System.exit(StartFailure.of(e).exit()); // it was told of already
      return;
    }
    if (line.endsWhenReady() || line.onlyMigrates()) {
      System.exit(SpringApplication.exit(context));
    }
  }
}
