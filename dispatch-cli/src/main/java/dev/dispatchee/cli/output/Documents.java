// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.dispatchee.definition.YamlWriter;

/** Writes what the admin API answers, for programs. */
public final class Documents {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private Documents() {}

  /** As JSON or YAML; ends with a line break. */
  public static String of(Object value, Format format) {
    return format == Format.YAML
        ? YamlWriter.write(MAPPER.convertValue(value, Object.class))
        : json(value) + "\n";
  }

  private static String json(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
