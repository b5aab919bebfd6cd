// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dispatchee.api.InvalidSettingsException;
import dev.dispatchee.executors.http.AnswerBody.End;

/**
 * Where in an answer the result of a run stands, as RFC 6901 has it.
 *
 * @param pointer the place
 */
record ResultPointer(JsonPointer pointer) {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  static {
    JSON.getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).build());
  }

  /**
   * Reads one as users write it.
   *
   * @throws InvalidSettingsException if it is none
   */
  static ResultPointer of(String written) {
    try {
      return new ResultPointer(JsonPointer.compile(written));
    } catch (IllegalArgumentException none) {
      throw new InvalidSettingsException(
          HttpRequestSettings.RESULT_POINTER, written, "a JSON Pointer, such as /order/id");
    }
  }

  /**
   * The value that stands there: a text as it is, everything else as JSON.
   *
   * @throws HttpRequestException if there is none
   */
  String in(AnswerBody body, Arrival arrival) throws HttpRequestException {
    if (body.end() != End.WHOLE) {
      throw HttpRequestException.withoutResult(
          "more than 64 KiB, of which no result is taken", arrival);
    }
    var value = tree(body.text(), arrival).at(pointer);
    if (value.isMissingNode()) {
      throw HttpRequestException.withoutResult("nothing at " + pointer, arrival);
    }
    return value.isTextual() ? value.textValue() : value.toString();
  }

  private static JsonNode tree(String text, Arrival arrival) throws HttpRequestException {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException none) {
      throw HttpRequestException.withoutResult("what is no JSON", arrival);
    }
  }
}
