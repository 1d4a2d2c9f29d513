package org.qianyin.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.ResolvableType;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/**
 * The tables of docs/configuration.md name the settings that the code reads, and their defaults.
 */
class ConfigurationDocTest {
  private static final Path DOC = Path.of("../docs/configuration.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (`qianyin[^|]*)\\|([^|]*)\\|[^\\n]*\\|$");
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");

  /** What only a default of the code may be; in words the page says what happens without one. */
  private static final String VALUE = "[0-9]\\S*|true|false|auto";

  private static final Path COMPOSE = Path.of("../docker");
  private static final Pattern VARIABLE_ROW =
      Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|([^|]*)\\|[^\\n]*\\|$");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(:[-?])([^}]*)}");

  @Test
  void everySettingOfTheCodeIsThereAndNoOther() throws Exception {
    SortedMap<String, String> documented = documented();
    SortedMap<String, String> read = read();
    read.keySet().removeIf(name -> summed(name, documented));
    documented.keySet().removeIf(name -> name.endsWith(".*"));
    assertThat(documented.keySet()).containsExactlyInAnyOrderElementsOf(read.keySet());
  }

  @Test
  void theDefaultsAreThoseOfTheCode() throws Exception {
    SortedMap<String, String> documented = documented();
    assertThat(documented).hasSizeGreaterThan(30);
    read()
        .forEach((name, usual) -> {
          if (!summed(name, documented)) {
            String said = plain(documented.getOrDefault(name, "no row"));
            if (usual.isEmpty()) {
              assertThat(said).as(name + " has no default").doesNotMatch(VALUE);
            } else {
              assertThat(said).as(name).isEqualTo(usual);
            }
          }
        });
  }

  @Test
  void everyVariableOfTheComposeFilesIsThereWithItsDefaultAndNoOther() throws Exception {
    SortedMap<String, String> documented = new TreeMap<>();
    for (MatchResult row : VARIABLE_ROW.matcher(Files.readString(DOC)).results().toList()) {
      documented.put(row.group(1), plain(row.group(2)));
    }
    SortedMap<String, String> read = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(COMPOSE, "*.yaml")) {
      for (Path file : files) {
        for (MatchResult use : VARIABLE.matcher(Files.readString(file)).results().toList()) {
          read.put(use.group(1), use.group(2).equals(":-") ? use.group(3) : "");
        }
      }
    }
    assertThat(read).hasSizeGreaterThan(15);
    assertThat(documented).isEqualTo(read);
  }

  private static String plain(String cell) {
    return cell.replace("`", "").strip();
  }

  /** Whether a row such as {@code replicas[n].kubo.*} says that it is as elsewhere. */
  private static boolean summed(String name, SortedMap<String, String> documented) {
    return documented.keySet().stream()
        .filter(row -> row.endsWith(".*"))
        .anyMatch(row -> name.startsWith(row.substring(0, row.length() - 1)));
  }

  /** What the code reads: names, and defaults where there are any. */
  private static SortedMap<String, String> read() throws Exception {
    ClassPathScanningCandidateComponentProvider scan =
        new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    SortedMap<String, String> settings = new TreeMap<>();
    for (BeanDefinition found : scan.findCandidateComponents("org.qianyin.backend")) {
      Class<?> type = Class.forName(found.getBeanClassName());
      add(settings, type.getAnnotation(ConfigurationProperties.class).value(), type);
    }
    return settings;
  }

  private static void add(SortedMap<String, String> settings, String prefix, Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      String name =
          prefix
              + "."
              + components[i].getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
      Class<?> one = components[i].getType();
      if (List.class.isAssignableFrom(one)) {
        one = ResolvableType.forType(components[i].getGenericType()).getGeneric(0).toClass();
        name += one.isRecord() ? "[n]" : "";
      }
      if (one.isRecord() && one.getName().startsWith("org.qianyin")) {
        add(settings, name, one);
      } else {
        settings.put(name, usual(type, i));
      }
    }
  }

  /** The default stands at the parameter of the constructor that binds. */
  private static String usual(Class<?> type, int place) {
    return Optional.ofNullable(
            type.getDeclaredConstructors()[0].getParameters()[place].getAnnotation(
                DefaultValue.class))
        .map(value -> String.join(", ", value.value()))
        .orElse("");
  }

  /** What the page says: a name that begins with a dot continues the one before it. */
  private static SortedMap<String, String> documented() throws IOException {
    SortedMap<String, String> settings = new TreeMap<>();
    for (MatchResult row : ROW.matcher(Files.readString(DOC)).results().toList()) {
      List<String> names =
          NAME.matcher(row.group(1)).results().map(found -> found.group(1)).toList();
      List<String> defaults = Arrays.asList(row.group(2).split(";", -1));
      String first = names.get(0);
      for (int i = 0; i < names.size(); i++) {
        String name = names.get(i);
        settings.put(
            name.startsWith(".") ? first.substring(0, first.lastIndexOf('.')) + name : name,
            defaults.size() == names.size() ? defaults.get(i) : row.group(2));
      }
    }
    return settings;
  }
}
