// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.definition.UnreadableDocumentException;
import dev.dispatchee.definition.YamlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code dispatch convert} comes to.
 *
 * @param exitCode what a script is told
 * @param definitions what is on standard output
 * @param report what is on standard error
 */
public record Converted(int exitCode, String definitions, String report) {

  /** Runs it, with a source for standard input. */
  public static Converted of(String input, Map<String, String> environment, String... arguments) {
    return run(input.getBytes(StandardCharsets.UTF_8), environment, arguments);
  }

  /** Runs it, with a source for standard input, from an instant on. */
  public static Converted of(String kind, String source, String... more) {
    return of(source.getBytes(StandardCharsets.UTF_8), kind, more);
  }

  /** Likewise, with any bytes. */
  public static Converted of(byte[] source, String kind, String... more) {
    var arguments = new ArrayList<>(List.of(kind, "-", "--after", "2026-03-01T00:00:00Z"));
    arguments.addAll(List.of(more));
    return run(source, Map.of(), arguments.toArray(String[]::new));
  }

  private static Converted run(byte[] input, Map<String, String> environment, String... arguments) {
    var all = new ArrayList<String>();
    all.add("convert");
    all.addAll(List.of(arguments));
    var out = new StringWriter();
    var err = new StringWriter();
    int exitCode =
        DispatchCommand.commandLine(
                new Surroundings(environment, Path.of("."), new ByteArrayInputStream(input)),
                new PrintWriter(out, true),
                new PrintWriter(err, true))
            .execute(all.toArray(String[]::new));
    return new Converted(exitCode, out.toString(), err.toString());
  }

  /** A map file in a folder. */
  public static String map(Path folder, String text) {
    try {
      return Files.writeString(folder.resolve("executors.yaml"), text).toString();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The triggers by their external reference codes, as dispatch apply reads them. */
  public Map<String, Map<String, Object>> triggers() {
    try {
      var byCode = new LinkedHashMap<String, Map<String, Object>>();
      var root = (Map<?, ?>) YamlReader.read(definitions).root();
      for (var trigger : (List<?>) root.get("triggers")) {
        @SuppressWarnings("unchecked") // A document has no other maps.
        var fields = (Map<String, Object>) trigger;
        byCode.put((String) fields.get("externalReferenceCode"), fields);
      }
      return byCode;
    } catch (UnreadableDocumentException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /** The only trigger. */
  public Map<String, Object> trigger() {
    assertThat(triggers()).as(report).hasSize(1);
    return triggers().values().iterator().next();
  }

  /** A setting of the only trigger; null if it has none of that key. */
  public Object setting(String key) {
    var settings = (Map<?, ?>) trigger().get("dispatchTaskSettings");
    return settings == null ? null : settings.get(key);
  }
}
