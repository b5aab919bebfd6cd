// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.definition.UnreadableDocumentException;
import dev.dispatchee.definition.YamlReader;
import dev.dispatchee.definition.YamlWriter;
import dev.dispatchee.web.json.Json;
import dev.dispatchee.web.problem.ProblemCode;
import dev.dispatchee.web.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** YAML in place of JSON: it says the same. */
final class YamlBody {

  private YamlBody() {}

  /**
   * The same as JSON.
   *
   * @throws ProblemException if it cannot be read, saying where
   */
  static byte[] toJson(byte[] body) {
    try {
      var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      var root = YamlReader.read(text).root();
      return root == null ? new byte[0] : Json.write(root);
    } catch (CharacterCodingException noUtf8) {
      throw refusal("it is not UTF-8");
    } catch (UnreadableDocumentException unreadable) {
      throw refusal(String.valueOf(unreadable.getMessage()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The text of it. */
  static String write(Object value) {
    return YamlWriter.write(plain(Json.tree(value)));
  }

  private static @Nullable Object plain(JsonNode node) {
    if (node.isObject()) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      node.properties().forEach(field -> object.put(field.getKey(), plain(field.getValue())));
      return object;
    }
    if (node.isArray()) {
      List<@Nullable Object> list = new ArrayList<>();
      node.forEach(item -> list.add(plain(item)));
      return list;
    }
    if (node.isTextual()) {
      return node.textValue();
    }
    return node.isBoolean() ? node.booleanValue() : node.numberValue();
  }

  private static ProblemException refusal(String problem) {
    return new ProblemException(ProblemCode.MALFORMED_REQUEST, "the body: " + problem);
  }
}
