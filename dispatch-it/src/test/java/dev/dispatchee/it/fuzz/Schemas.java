// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds values against schemas of the document: types, required fields, constants. Formats and
 * bounds are not looked at.
 *
 * @param api where references point to
 */
record Schemas(OpenApi api) {

  /** What is wrong with a value, each with the place; empty when it is as described. */
  List<String> faults(JsonNode schema, JsonNode value) {
    var faults = new ArrayList<String>();
    check(schema, value, "", faults);
    return faults;
  }

  private void check(JsonNode described, JsonNode value, String place, List<String> faults) {
    var schema = api.resolved(described);
    if (!isOfType(schema.path("type"), value)) {
      faults.add("%s: found %s, described: %s".formatted(place, value, schema.path("type")));
      return;
    }
    if (schema.has("enum") && !contains(schema.path("enum"), value)) {
      faults.add("%s: found %s, described: %s".formatted(place, value, schema.path("enum")));
    }
    for (var required : schema.path("required")) {
      if (value.isObject() && !value.has(required.asText())) {
        faults.add("%s/%s is missing".formatted(place, required.asText()));
      }
    }
    for (var field : value.properties()) {
      var known = schema.path("properties").path(field.getKey());
      check(
          known.isMissingNode() ? schema.path("additionalProperties") : known,
          field.getValue(),
          place + "/" + field.getKey(),
          faults);
    }
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      check(schema.path("items"), value.get(i), place + "/" + i, faults);
    }
  }

  private static boolean isOfType(JsonNode types, JsonNode value) {
    if (types.isArray()) {
      for (var type : types) {
        if (isOfType(type, value)) {
          return true;
        }
      }
      return false;
    }
    return switch (types.asText()) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> true;
    };
  }

  private static boolean contains(JsonNode constants, JsonNode value) {
    for (var constant : constants) {
      if (constant.equals(value)) {
        return true;
      }
    }
    return false;
  }
}
