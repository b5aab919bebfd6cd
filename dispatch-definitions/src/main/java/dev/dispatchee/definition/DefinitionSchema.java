// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.definition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The JSON Schema of files of definitions. */
public final class DefinitionSchema {

  private static final String FILE = "dispatch-triggers.schema.json";

  private DefinitionSchema() {}

  /** As JSON; ends with a line break. */
  public static String text() {
    try (var file = DefinitionSchema.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is missing");
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
