// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.dispatchee.SafeText;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says in words of ours what the parser found: its own name classes and settings that are nobody's
 * business.
 */
final class JsonFaults {

  private static final String UNKNOWN = "unknown field";
  private static final String DUPLICATE = "Duplicate field";

  private JsonFaults() {}

  /**
   * What is wrong.
   *
   * @param sent the tree that was read; a missing node when it could not be read as one
   */
  static UnreadableJsonException of(JsonProcessingException fault, JsonNode sent) {
    if (fault instanceof UnrecognizedPropertyException unknown) {
      return new UnreadableJsonException(path(unknown), UNKNOWN);
    }
    // What the parser itself cannot read comes wrapped when it is found inside of a field.
    if (fault instanceof JsonMappingException mapping
        && mapping.getCause() instanceof JsonProcessingException syntax) {
      return new UnreadableJsonException(syntax(syntax));
    }
    if (fault instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return new UnreadableJsonException(path(mapping), TypeMismatch.of(mapping, sent));
    }
    return new UnreadableJsonException(syntax(fault));
  }

  /**
   * Fields that are not known.
   *
   * @param unknown at least one
   * @param known those that there are
   */
  static UnreadableJsonException unknown(List<String> unknown, Set<String> known) {
    var others =
        unknown.size() == 1
            ? ""
            : ", and so " + SafeText.of(String.join(", ", unknown.subList(1, unknown.size())));
    return new UnreadableJsonException(
        SafeText.of(unknown.get(0)),
        "%s%s; allowed: %s".formatted(UNKNOWN, others, String.join(", ", known)));
  }

  private static String syntax(JsonProcessingException fault) {
    var found = "the body cannot be read as JSON" + place(fault);
    if (fault instanceof StreamConstraintsException) {
      return found + ": it is nested too deeply, or a number, text or key is too long";
    }
    if (fault instanceof JsonEOFException) {
      return found + ": it ends too early";
    }
    var message = String.valueOf(fault.getOriginalMessage());
    return message.startsWith(DUPLICATE)
        ? found
            + ": the key"
            + SafeText.of(message.substring(DUPLICATE.length()))
            + " is given twice"
        : found;
  }

  private static String place(JsonProcessingException fault) {
    var location = fault.getLocation();
    return location == null
        ? ""
        : ", line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  private static String path(JsonMappingException at) {
    return SafeText.of(
        at.getPath().stream()
            .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
            .collect(Collectors.joining(".")));
  }
}
