// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.file;

import dev.dispatchee.cli.server.CommandFailedException;
import dev.dispatchee.cli.server.ExitCode;
import dev.dispatchee.definition.Document;
import dev.dispatchee.definition.UnreadableDocumentException;
import dev.dispatchee.definition.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of definitions: an object with one field, {@code triggers}, as {@code GET /export} gives
 * it.
 *
 * @param name as people know it
 * @param document what it says
 */
public record DefinitionFile(String name, Document document) {

  private static final String TRIGGERS = "triggers";

  // Which of them have a file, as an export says; the bytes are not in it.
  private static final String FILES = "files";

  /**
   * Reads one.
   *
   * @param name as people know it; JSON if it ends with {@code .json}, else YAML
   * @throws CommandFailedException if it cannot be read, saying where
   */
  static List<Definition> read(String name, String text) {
    try {
      var document = name.endsWith(".json") ? JsonReader.read(text) : YamlReader.read(text);
      return new DefinitionFile(name, document).definitions();
    } catch (UnreadableDocumentException unreadable) {
      throw refusal(name + at(unreadable), unreadable.problem());
    }
  }

  private static String at(UnreadableDocumentException unreadable) {
    return unreadable.place().map(place -> ":" + place.line() + ":" + place.column()).orElse("");
  }

  private List<Definition> definitions() {
    if (!(document.root() instanceof Map<?, ?> root)
        || !(root.get(TRIGGERS) instanceof List<?> triggers)) {
      throw refusal(name, "found no list 'triggers', allowed: an object with that field");
    }
    for (var key : root.keySet()) {
      if (!key.equals(TRIGGERS) && !key.equals(FILES)) {
        throw refusal(
            place(key.toString()),
            "found another field, allowed: triggers, and files, which is ignored");
      }
    }
    var definitions = new ArrayList<Definition>();
    for (var trigger : triggers) {
      int index = definitions.size();
      if (!(trigger instanceof Map<?, ?> map)) {
        throw refusal(place(TRIGGERS + "." + index), "it must be an object");
      }
      @SuppressWarnings("unchecked") // A document has no other maps.
      var fields = (Map<String, @Nullable Object>) map;
      definitions.add(new Definition(this, index, fields));
    }
    return definitions;
  }

  /** Where a value stands, for people. */
  String place(String path) {
    return document
        .place(path)
        .map(place -> "%s:%d:%d".formatted(name, place.line(), place.column()))
        .orElse(name);
  }

  private static CommandFailedException refusal(String place, String problem) {
    return new CommandFailedException(ExitCode.BAD_FILE, place + ": " + problem);
  }
}
