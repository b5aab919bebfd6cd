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
import dev.dispatchee.definition.Place;
import dev.dispatchee.definition.UnreadableDocumentException;
import dev.dispatchee.definition.YamlReader;

/** Reads JSON strictly: no key twice, nothing after the end, nothing nested deeply. */
final class JsonDocument {

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(YamlReader.DEEPEST).build())
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
      throw new UnreadableDocumentException(
          "JSON",
          location == null ? null : new Place(location.getLineNr(), location.getColumnNr()),
          SafeText.of(unreadable.getOriginalMessage()));
    }
  }
}
