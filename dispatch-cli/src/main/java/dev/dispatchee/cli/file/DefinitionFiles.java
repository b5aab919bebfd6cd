// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dispatchee.cli.server.CommandFailedException;
import dev.dispatchee.cli.server.ExitCode;
import dev.dispatchee.cli.server.Failures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds and reads the files that were named. */
public final class DefinitionFiles {

  /** As many bytes as a file may have. */
  static final int LARGEST = 16 * 1024 * 1024;

  /** As many triggers as all files may have. */
  static final int MOST = 100_000;

  private static final String STANDARD_INPUT = "-";
  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

  private final InputStream standardInput;
  private final List<Definition> definitions = new ArrayList<>();

  private DefinitionFiles(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  /**
   * Reads them in the order of their names: files, folders (whose files that end with .yaml, .yml
   * or .json are read, not those of folders in them), or {@code -} for what comes by standard
   * input.
   *
   * @throws CommandFailedException naming everything that cannot be read
   */
  public static List<Definition> read(List<String> names, InputStream standardInput) {
    var files = new DefinitionFiles(standardInput);
    var faults = new ArrayList<String>();
    for (var name : names) {
      for (var one : files.inside(name)) {
        try {
          files.add(one);
        } catch (CommandFailedException unreadable) {
          faults.add(unreadable.text());
        }
      }
    }
    faults.addAll(files.doubles());
    if (!faults.isEmpty()) {
      throw refusal(String.join("\n", faults));
    }
    return files.definitions;
  }

  private List<String> inside(String name) {
    if (name.equals(STANDARD_INPUT) || !Files.isDirectory(Path.of(name))) {
      return List.of(name);
    }
    try (var files = Files.list(Path.of(name))) {
      var inside =
          files
              .filter(file -> ENDINGS.stream().anyMatch(file.toString()::endsWith))
              .filter(Files::isRegularFile)
              .map(Path::toString)
              .sorted()
              .toList();
      if (inside.isEmpty()) {
        throw refusal(name + ": there is no file in it that ends with .yaml, .yml or .json");
      }
      return inside;
    } catch (IOException unreadable) {
      throw refusal(name + ": " + Failures.reason(unreadable));
    }
  }

  private void add(String name) {
    var read =
        DefinitionFile.read(name.equals(STANDARD_INPUT) ? "standard input" : name, text(name));
    if (definitions.size() + read.size() > MOST) {
      throw refusal(name + ": with it there are more than %d triggers".formatted(MOST));
    }
    definitions.addAll(read);
  }

  private String text(String name) {
    try (var bytes =
        name.equals(STANDARD_INPUT) ? standardInput : Files.newInputStream(Path.of(name))) {
      var read = bytes.readNBytes(LARGEST + 1);
      if (read.length > LARGEST) {
        throw refusal("%s: it is too large, allowed: at most %d bytes".formatted(name, LARGEST));
      }
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(read)).toString();
    } catch (IOException unreadable) {
      throw refusal(name + ": " + Failures.reason(unreadable));
    }
  }

  private List<String> doubles() {
    var faults = new ArrayList<String>();
    Map<String, Definition> byCode = new HashMap<>();
    for (var definition : definitions) {
      var first = byCode.putIfAbsent(definition.code(), definition);
      if (first != null && !definition.code().isEmpty()) {
        var field = "externalReferenceCode";
        faults.add(
            "%s: %s: '%s' is given twice, first at %s"
                .formatted(definition.place(field), field, definition.code(), first.place(field)));
      }
    }
    return faults;
  }

  private static CommandFailedException refusal(String problem) {
    return new CommandFailedException(ExitCode.BAD_FILE, problem);
  }
}
