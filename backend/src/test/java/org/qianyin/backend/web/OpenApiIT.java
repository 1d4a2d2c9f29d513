package org.qianyin.backend.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.qianyin.backend.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class OpenApiIT extends RunningServer {

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  @Test
  void servesTheCommittedDescription() throws Exception {
    String committed = Files.readString(Path.of("../docs/openapi.yaml"));
    assertThat(server().get("/v1/openapi.yaml").text()).isEqualTo(committed);
    assertThat(server().get("/v1/openapi.json").json().path("openapi").asString())
        .startsWith("3.1");
  }

  @Test
  void describesEveryPathThatIsServedAndNoOther() throws Exception {
    assertThat(described()).isEqualTo(served());
  }

  private static Set<String> described() throws Exception {
    Map<String, Map<String, Map<String, Object>>> document =
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .load(Files.readString(Path.of("../docs/openapi.yaml")));
    Set<String> all = new TreeSet<>();
    java.util.Objects.requireNonNull(document.get("paths"))
        .forEach((path, operations) ->
            operations.keySet().stream()
                .filter(name -> !name.equals("parameters"))
                .forEach(
                    method -> all.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path)));
    return all;
  }

  private Set<String> served() {
    return mappings.getHandlerMethods().keySet().stream()
        .flatMap(info ->
            info.getMethodsCondition().getMethods().stream()
                .map(RequestMethod::name)
                .flatMap(method -> paths(info).stream().map(path -> method + " " + path)))
        .map(line -> line.replace("/tile/{level}/**", "/tile/{level}/{path}"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> paths(RequestMappingInfo info) {
    return info.getPatternValues();
  }
}
