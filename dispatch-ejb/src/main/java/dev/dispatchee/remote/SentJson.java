// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.remote;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatchee.SafeText;
import dev.dispatchee.problem.Violations;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the one JSON object that an argument of a remote call is. Whoever calls may have sent
 * anything: each value is of the type that is asked for, or it is noted as wrong. What a newer
 * client adds is ignored.
 */
final class SentJson {

  /** As much as a body over HTTP may have. */
  private static final int MOST_CHARACTERS = 1024 * 1024;

  private static final int DEEPEST = 3;

  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(MOST_CHARACTERS)
                          .maxNameLength(MOST_CHARACTERS)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final JsonNode sent;
  private final Violations violations = new Violations();

  private SentJson(JsonNode sent) {
    this.sent = sent;
  }

  /**
   * Reads an argument.
   *
   * @param name what it is called when it is wrong
   * @param json what was sent; null for an empty object
   */
  static SentJson of(String name, @Nullable String json) {
    if (json == null) {
      return new SentJson(JSON.createObjectNode());
    }
    if (json.length() > MOST_CHARACTERS) {
      return unreadable(
          name,
          "found %d characters, allowed: at most %d".formatted(json.length(), MOST_CHARACTERS));
    }
    try {
      return JSON.readTree(json) instanceof ObjectNode object
          ? new SentJson(object)
          : unreadable(name, "it must be a JSON object");
    } catch (JsonProcessingException noJson) {
      return unreadable(name, "it cannot be read as JSON");
    }
  }

  private static SentJson unreadable(String name, String why) {
    var nothing = new SentJson(MissingNode.getInstance());
    nothing.violations.add(name, why);
    return nothing;
  }

  /** What is wrong so far; for who finds more. */
  Violations violations() {
    return violations;
  }

  @Nullable String text(String field) {
    return text(field, sent.path(field));
  }

  /** A whole number; null for none, or for one that is wrong. */
  @Nullable Long number(String field) {
    var value = sent.path(field);
    if (isNone(value)) {
      return null;
    }
    if (!value.canConvertToLong() || !value.isIntegralNumber()) {
      violations.add(field, "expected a whole number");
      return null;
    }
    return value.longValue();
  }

  /** An instant that can be kept; null for none, or for one that is wrong. */
  @Nullable Instant instant(String field) {
    var text = text(field);
    if (text == null) {
      return null;
    }
    try {
      return violations.instant(field, Instant.parse(text), text);
    } catch (DateTimeParseException none) {
      violations.addFound(field, text, "an instant such as 2026-11-28T12:00:00Z");
      return null;
    }
  }

  List<String> texts(String field) {
    var texts = new ArrayList<String>();
    var value = sent.path(field);
    if (!isNone(value) && !value.isArray()) {
      violations.add(field, "expected an array of strings");
    }
    for (var element : value.isArray() ? value : JSON.createArrayNode()) {
      var text = text(field, element);
      if (text == null) {
        violations.add(field, "expected an array of strings");
      } else {
        texts.add(text);
      }
    }
    return texts;
  }

  Map<String, String> textsByKey(String field) {
    return textsByKey(field, sent.path(field));
  }

  /** An array of objects of texts; empty for none. */
  List<Map<String, String>> listOfTextsByKey(String field) {
    var list = new ArrayList<Map<String, String>>();
    var value = sent.path(field);
    if (!isNone(value) && !value.isArray()) {
      violations.add(field, "expected an array of objects of strings");
    }
    for (var element : value.isArray() ? value : JSON.createArrayNode()) {
      list.add(textsByKey("%s[%d]".formatted(field, list.size()), element));
    }
    return list;
  }

  private Map<String, String> textsByKey(String field, JsonNode value) {
    var texts = new LinkedHashMap<String, String>();
    if (!isNone(value) && !value.isObject()) {
      violations.add(field, "expected an object of strings");
    }
    value
        .properties()
        .forEach(
            entry -> {
              var place = field + "." + SafeText.of(entry.getKey());
              var text = text(place, entry.getValue());
              if (text == null) {
                violations.add(place, "expected a string");
              } else {
                texts.put(entry.getKey(), text);
              }
            });
    return texts;
  }

  private @Nullable String text(String place, JsonNode value) {
    if (isNone(value)) {
      return null;
    }
    if (!value.isTextual()) {
      violations.add(place, "expected a string");
      return null;
    }
    return value.textValue();
  }

  private static boolean isNone(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }
}
