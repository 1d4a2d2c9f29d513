package org.qianyin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;

/** {@code ./qianyin demo --json}, and the one document that it wrote. */
record DemoRun(int exit, Json.Obj told, String errors) {
  static DemoRun into(Path kept, String... more) throws Exception {
    Path out = Files.createTempFile("demo", ".json");
    Path err = Files.createTempFile("demo", ".err");
    List<String> command =
        new ArrayList<>(List.of("./qianyin", "demo", "--json", "--keep", kept.toString()));
    command.addAll(List.of(more));
    ProcessBuilder demo =
        new ProcessBuilder(command)
            .directory(Path.of("../..").toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    demo.environment().put("QIANYIN_NO_BUILD", "1");
    Process process = demo.start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("demo ends").isTrue();
    String errors = Files.readString(err);
    List<String> lines = Files.readAllLines(out, StandardCharsets.UTF_8);
    assertThat(lines).as("one JSON document; %s", errors).hasSize(1);
    return new DemoRun(
        process.exitValue(),
        (Json.Obj) Jcs.parse(lines.get(0).getBytes(StandardCharsets.UTF_8), 64).orThrow(),
        errors);
  }
}
