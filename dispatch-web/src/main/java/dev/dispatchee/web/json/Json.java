package dev.dispatchee.web.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.dispatchee.Violation;
import dev.dispatchee.log.LogView;
import dev.dispatchee.web.problem.ProblemCode;
import dev.dispatchee.web.problem.ProblemException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads and writes JSON. Reading is strict: unknown fields, duplicate keys, wrong types and what
 * comes after the end are refused, nothing is converted.
 */
public final class Json {

  private static final int DEEPEST = 20;
  private static final int LONGEST_SHOWN = 100;
  private static final ObjectMapper MAPPER = mapper();

  private Json() {}

  /**
   * Reads one object.
   *
   * @throws ProblemException saying what cannot be read, and where
   */
  public static <T> T read(byte[] body, Class<T> type) {
    try {
      return checked(MAPPER.readValue(body, type));
    } catch (IOException unreadable) {
      throw malformed(unreadable);
    }
  }

  /**
   * Reads one object as a tree.
   *
   * @throws ProblemException saying what cannot be read, and where
   */
  public static JsonNode readTree(byte[] body) {
    try {
      return checked(MAPPER.readTree(body));
    } catch (IOException unreadable) {
      throw malformed(unreadable);
    }
  }

  /**
   * Makes an object of a tree.
   *
   * @throws ProblemException saying what cannot be read, and where
   */
  public static <T> T convert(JsonNode tree, Class<T> type) {
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (JsonProcessingException unreadable) {
      throw malformed(unreadable);
    }
  }

  /** Makes a tree of an object. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** Writes an object. */
  public static byte[] write(Object value) throws IOException {
    return MAPPER.writeValueAsBytes(value);
  }

  @SuppressWarnings("NullAway") // Jackson answers null for the text null.
  private static <T> T checked(T value) {
    if (value == null || (value instanceof JsonNode node && !node.isObject())) {
      throw new ProblemException(ProblemCode.MALFORMED_REQUEST, "the body must be one JSON object");
    }
    return value;
  }

  private static ProblemException malformed(IOException unreadable) {
    if (unreadable instanceof UnrecognizedPropertyException unknown) {
      return malformed(path(unknown), "there is no such field");
    }
    if (unreadable instanceof MismatchedInputException mismatch && !mismatch.getPath().isEmpty()) {
      return malformed(path(mismatch), "the JSON type is wrong");
    }
    if (unreadable instanceof JsonProcessingException syntax && syntax.getLocation() != null) {
      return new ProblemException(
          ProblemCode.MALFORMED_REQUEST,
          "the body is no JSON object that can be read: line %d, column %d: %s"
              .formatted(
                  syntax.getLocation().getLineNr(),
                  syntax.getLocation().getColumnNr(),
                  shown(syntax.getOriginalMessage())));
    }
    return new ProblemException(ProblemCode.MALFORMED_REQUEST, "the body is no JSON object");
  }

  private static ProblemException malformed(String field, String message) {
    return new ProblemException(
        ProblemCode.MALFORMED_REQUEST,
        field + ": " + message,
        List.of(new Violation(field, ProblemCode.MALFORMED_REQUEST.code(), message)));
  }

  private static String path(MismatchedInputException at) {
    return shown(
        at.getPath().stream()
            .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
            .collect(Collectors.joining(".")));
  }

  private static String shown(String text) {
    var clean = text.replaceAll("\\p{Cntrl}", " ");
    return clean.length() <= LONGEST_SHOWN ? clean : clean.substring(0, LONGEST_SHOWN) + "…";
  }

  /** What a log in a list leaves out, where the single log has it. */
  @SuppressWarnings("UnusedMethod") // Jackson reads its annotation.
  private interface WholeLogOnly {
    @JsonInclude(JsonInclude.Include.NON_NULL)
    Map<String, String> dispatchTaskSettings();
  }

  private static ObjectMapper mapper() {
    var mapper =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
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
    mapper.addMixIn(LogView.class, WholeLogOnly.class);
    mapper
        .getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
    return mapper;
  }
}
