// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.declare;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dispatchee.SafeText;

/** Reads JSON strictly: no key twice, nothing after the end, nothing nested deeply. */
final class JsonDocument {

  /** As deep as documents of the admin API may be. */
  static final int DEEPEST = 20;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private JsonDocument() {}

  static JsonNode read(String text) throws UnreadableDocumentException {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException unreadable) {
      var location = unreadable.getLocation();
      var place =
          location == null
              ? ""
              : ", line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
      throw new UnreadableDocumentException(
          "it cannot be read as JSON%s: %s"
              .formatted(place, SafeText.of(unreadable.getOriginalMessage())));
    }
  }
}
