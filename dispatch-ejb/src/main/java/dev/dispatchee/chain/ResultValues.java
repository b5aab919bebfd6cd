// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.chain;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashMap;
import java.util.Map;

/** What the members of a run of a chain have left so far. For one thread. */
final class ResultValues {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // As it was written: an amount of 1.50 stays that.
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final Map<String, String> results;
  private final Map<String, JsonNode> trees = new HashMap<>();

  /** Of results by the names of their members; who left none is missing. */
  ResultValues(Map<String, String> results) {
    this.results = Map.copyOf(results);
  }

  /** Whether a text is a JSON Pointer (RFC 6901) that begins with a slash. */
  static boolean isPointer(String text) {
    if (!text.startsWith("/")) {
      return false;
    }
    try {
      JsonPointer.compile(text);
      return true;
    } catch (IllegalArgumentException none) {
      return false;
    }
  }

  /**
   * What stands in a place: texts as they are, all else as JSON.
   *
   * @throws IllegalArgumentException if the member left no result, or there is nothing at the
   *     pointer
   */
  String at(FilledText.Part.Place place) {
    var result = results.get(place.member());
    if (result == null) {
      throw new IllegalArgumentException("member '%s' left no result".formatted(place.member()));
    }
    if (place.pointer().isEmpty()) {
      return result;
    }
    var value = trees.computeIfAbsent(place.member(), name -> tree(name, result));
    var found = value.at(JsonPointer.compile(place.pointer()));
    if (found.isMissingNode() || found.isNull()) {
      throw new IllegalArgumentException(
          "the result of member '%s' has nothing at %s".formatted(place.member(), place.pointer()));
    }
    return found.isTextual() ? found.textValue() : found.toString();
  }

  private static JsonNode tree(String name, String result) {
    try {
      return JSON.readTree(result);
    } catch (JsonProcessingException none) {
      throw new IllegalArgumentException(
          "the result of member '%s' is no JSON".formatted(name), none);
    }
  }
}
