// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.json;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says which JSON type a field must have and which one was sent, in JSON's words. */
final class TypeMismatch {

  private TypeMismatch() {}

  /**
   * Such as "expected a string, found a number".
   *
   * @param sent the whole tree: the parser may be past what it complains of
   */
  static String of(JsonMappingException fault, JsonNode sent) {
    var expected =
        fault instanceof MismatchedInputException mismatch
            ? expected(mismatch.getTargetType())
            : "another type";
    var found = found(at(sent, fault.getPath()).asToken());
    return found.isEmpty()
        ? "expected " + expected
        : "expected %s, found %s".formatted(expected, found);
  }

  private static JsonNode at(JsonNode sent, List<JsonMappingException.Reference> path) {
    var node = sent;
    for (var step : path) {
      var name = step.getFieldName();
      node = name == null ? node.path(step.getIndex()) : node.path(name);
    }
    return node;
  }

  private static String expected(@Nullable Class<?> type) {
    if (type == null) {
      return "another type";
    }
    if (CharSequence.class.isAssignableFrom(type) || type.isEnum()) {
      return "a string";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
      return "a whole number";
    }
    if (Collection.class.isAssignableFrom(type) || type.isArray()) {
      return "an array";
    }
    return type.isRecord() || type == ObjectNode.class || Map.class.isAssignableFrom(type)
        ? "an object"
        : "another type";
  }

  private static String found(@Nullable JsonToken token) {
    if (token == null) {
      return "";
    }
    return switch (token) {
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT -> "a number";
      case VALUE_NUMBER_FLOAT -> "a decimal number";
      case VALUE_TRUE, VALUE_FALSE -> token.asString();
      case VALUE_NULL -> "null";
      case START_ARRAY, END_ARRAY -> "an array";
      case START_OBJECT, END_OBJECT, FIELD_NAME -> "an object";
      case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> "";
    };
  }
}
