package org.qianyin.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Prometheus and Grafana are given fits together and fits the compose file; neither program
 * runs here.
 */
class MonitoringTest {
  private static final Path FOLDER = Path.of("../docker/monitoring");
  private static final JsonMapper JSON = new JsonMapper();

  /** The ports and paths at which the programs of the compose file tell of themselves. */
  private static final Map<String, String> TOLD =
      Map.of(
          "backend", "8080/actuator/prometheus",
          "besu", "9545/metrics",
          "kubo", "5001/debug/metrics/prometheus");

  private final Collection<String> services = services().propertyNames();

  @Test
  void prometheusAsksServicesOfTheComposeFileWhereTheyTellOfThemselves() {
    JsonNode configuration = yaml(FOLDER.resolve("prometheus.yaml"));
    assertThat(configuration.propertyNames()).containsExactlyInAnyOrder("global", "scrape_configs");
    assertThat(configuration.path("global").path("scrape_interval").asString()).matches("[0-9]+s");
    int asked = 0;
    for (JsonNode job : configuration.path("scrape_configs")) {
      assertThat(job.propertyNames()).isSubsetOf("job_name", "metrics_path", "static_configs");
      String path = job.path("metrics_path").asString("/metrics");
      for (JsonNode target : job.path("static_configs").path(0).path("targets")) {
        List<String> parts = List.of(target.asString().split(":", 2));
        assertThat(services).contains(parts.getFirst());
        assertThat(parts.getLast() + path).isEqualTo(TOLD.get(kind(parts.getFirst())));
        asked++;
      }
    }
    assertThat(asked)
        .isEqualTo(services.stream().filter(each -> TOLD.containsKey(kind(each))).count());
  }

  @Test
  void grafanaFindsItsSourceAndItsDashboard() throws IOException {
    JsonNode sources = yaml(FOLDER.resolve("grafana-sources.yaml"));
    JsonNode source = sources.path("datasources").path(0);
    assertThat(sources.path("apiVersion").asInt()).isEqualTo(1);
    assertThat(source.path("type").asString()).isEqualTo("prometheus");
    assertThat(source.path("url").asString()).isEqualTo("http://prometheus:9090");
    assertThat(services).contains("prometheus");
    JsonNode provider = yaml(FOLDER.resolve("grafana-dashboards.yaml")).path("providers").path(0);
    assertThat(provider.path("type").asString()).isEqualTo("file");
    assertThat(services().path("grafana").path("configs").findValuesAsString("target"))
        .anyMatch(file -> file.startsWith(provider.path("options").path("path").asString() + "/"));
    JsonNode dashboard = JSON.readTree(Files.readString(FOLDER.resolve("dashboard.json")));
    assertThat(dashboard.path("panels").findParents("uid"))
        .hasSizeGreaterThan(20)
        .allMatch(used -> used.path("uid").equals(source.path("uid")));
  }

  private static String kind(String service) {
    return service.replaceAll("[0-9]+$", "");
  }

  private static JsonNode services() {
    return yaml(Path.of("../docker/compose.consortium.yaml")).path("services");
  }

  private static JsonNode yaml(Path file) {
    try {
      Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
      return JSON.valueToTree(Objects.requireNonNull(read));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
