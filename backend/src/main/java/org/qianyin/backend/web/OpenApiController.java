package org.qianyin.backend.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Serves the description of the interface: the very file that is committed. */
@RestController
class OpenApiController {

  private final String yaml = read();
  private final Map<String, Object> json =
      new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);

  @GetMapping(path = "/v1/openapi.yaml", produces = "application/yaml;charset=UTF-8")
  String yaml() {
    return yaml;
  }

  @GetMapping(path = "/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  Map<String, Object> json() {
    return json;
  }

  private static String read() {
    try (InputStream in =
        Objects.requireNonNull(OpenApiController.class.getResourceAsStream("openapi.yaml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
