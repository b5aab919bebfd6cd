// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.dispatchee.audit.AuditView;
import dev.dispatchee.log.LogView;
import dev.dispatchee.trigger.draft.LogLimitsDraft;
import dev.dispatchee.trigger.draft.ScheduleDraft;
import dev.dispatchee.trigger.draft.StartDraft;
import dev.dispatchee.trigger.draft.TriggerDraft;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Reads and writes JSON. Reading is strict: unknown fields, duplicate keys, wrong types and what
 * comes after the end are refused, nothing is converted.
 */
public final class Json {

  private static final int DEEPEST = 20;
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final ObjectMapper MAPPER = mapper();
  private static final KnownFields KNOWN_FIELDS = new KnownFields(MAPPER);

  private Json() {}

  /**
   * Reads one object.
   *
   * @throws UnreadableJsonException saying what cannot be read, and where
   */
  public static <T> T read(byte[] body, Class<T> type) {
    return convert(readTree(body), type);
  }

  /**
   * Reads one object as a tree.
   *
   * @throws UnreadableJsonException saying what cannot be read, and where
   */
  public static ObjectNode readTree(byte[] body) {
    try (var parser = MAPPER.createParser(text(body))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new UnreadableJsonException("the body must be one JSON object");
      }
      ObjectNode tree = MAPPER.readTree(parser);
      if (parser.nextToken() != null) {
        throw new UnreadableJsonException("the body must be one JSON object, and no more");
      }
      return tree;
    } catch (NumberFormatException beyond) {
      throw new UnreadableJsonException(
          "found a number with an exponent that is too large, allowed: numbers of 64 bits");
    } catch (JsonProcessingException unreadable) {
      throw JsonFaults.of(unreadable, MissingNode.getInstance());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * Makes an object of a tree.
   *
   * @throws UnreadableJsonException saying what cannot be read
   */
  public static <T> T convert(ObjectNode tree, Class<T> type) {
    KNOWN_FIELDS.check(tree, type);
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (JsonProcessingException unreadable) {
      throw JsonFaults.of(unreadable, tree);
    }
  }

  /** Makes a tree of an object. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /**
   * Changes some fields, as RFC 7396 has it.
   *
   * @param target is changed, if it is an object
   * @return the fields of both, without those that the patch has as null
   */
  public static ObjectNode merge(JsonNode target, ObjectNode patch) {
    var merged = target instanceof ObjectNode object ? object : patch.objectNode();
    for (var change : patch.properties()) {
      var value = change.getValue();
      if (value.isNull()) {
        merged.remove(change.getKey());
      } else {
        merged.set(
            change.getKey(),
            value instanceof ObjectNode changes
                ? merge(merged.path(change.getKey()), changes)
                : value);
      }
    }
    return merged;
  }

  /** Writes an object. */
  public static byte[] write(Object value) throws IOException {
    return MAPPER.writeValueAsBytes(value);
  }

  // The parser would guess the encoding, and let pass what is no UTF-8.
  private static String text(byte[] body) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException noUtf8) {
      throw new UnreadableJsonException("the body is not UTF-8");
    }
  }

  /** The contract has the fields of its parts among those of a trigger. */
  @SuppressWarnings("UnusedMethod") // Jackson reads its annotations.
  private interface FlatTrigger {
    @JsonUnwrapped
    ScheduleDraft schedule();

    @JsonUnwrapped
    LogLimitsDraft logLimits();

    @JsonUnwrapped
    StartDraft starts();

    @JsonDeserialize(contentUsing = SettingText.class)
    Map<String, String> dispatchTaskSettings();
  }

  /** What a log in a list leaves out, where the single log has it. */
  @SuppressWarnings("UnusedMethod") // Jackson reads its annotation.
  private interface WholeLogOnly {
    @JsonInclude(JsonInclude.Include.NON_NULL)
    Map<String, String> dispatchTaskSettings();
  }

  /** States are JSON already. */
  @SuppressWarnings("UnusedMethod") // Jackson reads its annotations.
  private interface StatesAsTheyAre {
    @JsonRawValue
    String before();

    @JsonRawValue
    String after();
  }

  private static ObjectMapper mapper() {
    var mapper =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            // Settings may be numbers, whose text is kept.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .withCoercionConfig(
                LogicalType.Textual,
                coercion ->
                    coercion
                        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();
    mapper.addMixIn(TriggerDraft.class, FlatTrigger.class);
    mapper.addMixIn(LogView.class, WholeLogOnly.class);
    mapper.addMixIn(AuditView.class, StatesAsTheyAre.class);
    mapper
        .getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
    return mapper;
  }
}
