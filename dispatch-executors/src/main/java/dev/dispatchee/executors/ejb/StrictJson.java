// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.ejb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * JSON of one call. Reading is strict: unknown fields, duplicate keys, wrong types and what comes
 * after the end are refused, nothing is converted, and no text chooses the class that is made.
 *
 * <p>Made for each call: it remembers the classes that it has seen, and would keep those of a
 * deployment that has gone.
 */
final class StrictJson {

  private static final int DEEPEST_READ = 20;
  private static final int DEEPEST_WRITTEN = 100;
  private static final int LONGEST_NUMBER = 100;

  private final ObjectMapper mapper = mapper();

  /** Makes types of what methods declare. */
  TypeFactory types() {
    return mapper.getTypeFactory();
  }

  /**
   * Reads one value, and nothing after it.
   *
   * @throws JsonProcessingException if it is none
   */
  JsonNode tree(String text) throws JsonProcessingException {
    try (var parser = mapper.createParser(text)) {
      JsonNode tree = mapper.readTree(parser);
      if (tree == null || parser.nextToken() != null) {
        throw new TrailingTextException(parser.currentToken());
      }
      return tree;
    } catch (JsonProcessingException unreadable) {
      throw unreadable;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * Makes an object of a tree.
   *
   * @throws JsonProcessingException if they do not fit
   */
  Object convert(JsonNode tree, JavaType type) throws JsonProcessingException {
    try {
      return mapper.readerFor(type).readValue(tree);
    } catch (JsonProcessingException unfit) {
      throw unfit;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Writes a value, as far as the writer takes it. */
  void write(@Nullable Object value, Writer to) throws IOException {
    mapper.writeValue(to, value);
  }

  private static ObjectMapper mapper() {
    var mapper =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            // Allows no class by its name, whatever annotations ask for.
            .polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder().build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .withCoercionConfig(
                LogicalType.Textual,
                coercion ->
                    coercion
                        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST_READ)
                .maxNumberLength(LONGEST_NUMBER)
                .build());
    mapper
        .getFactory()
        .setStreamWriteConstraints(
            StreamWriteConstraints.builder().maxNestingDepth(DEEPEST_WRITTEN).build());
    return mapper;
  }

  /** Text that goes on after its value, or has none. */
  private static final class TrailingTextException extends JsonProcessingException {
    TrailingTextException(JsonToken token) {
      super("not one value: " + token);
    }
  }
}
