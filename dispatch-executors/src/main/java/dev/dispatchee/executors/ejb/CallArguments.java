// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.ejb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.api.InvalidSettingsException;
import java.util.stream.Collectors;

/**
 * The arguments of a call, from JSON.
 *
 * @param json how it is read
 */
record CallArguments(StrictJson json) {

  private static final int LONGEST_FOUND = 100;
  private static final int MOST_STEPS = 20;

  /**
   * Reads the array.
   *
   * @throws InvalidSettingsException if it is none
   */
  JsonNode parse(String text) {
    try {
      var tree = json.tree(text);
      if (tree.isArray()) {
        return tree;
      }
      throw refusal(text, "a JSON array");
    } catch (JsonProcessingException unreadable) {
      var where = unreadable.getLocation();
      throw refusal(
          text,
          "a JSON array, each key once, up to 20 levels deep"
              + (where == null
                  ? ""
                  : "; see line %d, column %d".formatted(where.getLineNr(), where.getColumnNr())));
    }
  }

  /**
   * Makes the arguments that a method takes.
   *
   * @param elements as many as it has parameters
   * @throws InvalidSettingsException naming the first that does not fit
   */
  Object[] bind(JsonNode elements, BusinessMethod method) {
    var types = method.parameters(json.types());
    var arguments = new Object[types.size()];
    for (int i = 0; i < arguments.length; i++) {
      try {
        arguments[i] = json.convert(elements.get(i), types.get(i));
      } catch (JsonProcessingException unfit) {
        throw refusal(
            elements.get(i).toString(),
            "for parameter %d a %s%s".formatted(i + 1, types.get(i).toCanonical(), where(unfit)));
      }
    }
    return arguments;
  }

  private static String where(JsonProcessingException unfit) {
    if (!(unfit instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
      return "";
    }
    return "; see "
        + mapping.getPath().stream()
            .limit(MOST_STEPS)
            .map(
                step ->
                    step.getFieldName() == null
                        ? "element " + (step.getIndex() + 1)
                        : "field " + step.getFieldName())
            .collect(Collectors.joining(", "));
  }

  private static InvalidSettingsException refusal(String found, String allowed) {
    return new InvalidSettingsException(
        EjbCallSettings.ARGUMENTS,
        found.substring(0, Math.min(found.length(), LONGEST_FOUND)),
        allowed);
  }
}
