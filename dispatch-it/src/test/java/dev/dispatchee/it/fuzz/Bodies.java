// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.List;

/**
 * Makes up bodies: from the schema, with values that are meant and some that are not, and now and
 * then broken as a text.
 *
 * @param api where references point to
 * @param values makes up the values
 * @param dice decides
 */
record Bodies(OpenApi api, Values values, Dice dice) {

  private static final int MEGABYTE = 1024 * 1024;

  private static final List<String> SETTINGS =
      List.of("seconds", "seconds", "message", "message", "outputBytes", "url", "colour");

  /** The bytes of a body that a schema describes, or nearly so. */
  byte[] make(JsonNode schema) {
    var text = json(schema).toString();
    return dice.percent(20) ? broken(text) : text.getBytes(UTF_8);
  }

  private JsonNode json(JsonNode described) {
    var schema = api.resolved(described);
    var object = JsonNodeFactory.instance.objectNode();
    var required = schema.path("required").toString();
    for (var field : schema.path("properties").properties()) {
      var name = field.getKey();
      boolean isRequired = required.contains("\"" + name + "\"");
      if (dice.percent(isRequired ? 97 : 15)) {
        object.set(name, dice.percent(4) ? values.anything() : field(name, field.getValue()));
      }
    }
    if (dice.percent(3)) {
      object.set(dice.percent(50) ? "colour" : values.nasty(), values.anything());
    }
    return object;
  }

  private JsonNode field(String name, JsonNode described) {
    var schema = api.resolved(described);
    return switch (schema.path("type").asText()) {
      case "array" -> list(schema.path("items"));
      case "object" -> name.equals("dispatchTaskSettings") ? settings() : json(schema);
      default -> values.meant(name, schema);
    };
  }

  private JsonNode list(JsonNode items) {
    var list = JsonNodeFactory.instance.arrayNode();
    for (int i = dice.below(4); i > 0; i--) {
      list.add(items.has("$ref") ? json(items) : values.meant("label", items));
    }
    return list;
  }

  private JsonNode settings() {
    var settings = JsonNodeFactory.instance.objectNode();
    for (int i = dice.below(3); i > 0; i--) {
      settings.put(dice.of(SETTINGS), dice.percent(80) ? "1" : values.nasty());
    }
    return settings;
  }

  private byte[] broken(String text) {
    int place = dice.below(text.length() + 1);
    var before = text.substring(0, place);
    var after = text.substring(place);
    return switch (dice.below(18)) {
      case 0 -> new byte[0];
      case 1 -> before.getBytes(UTF_8);
      case 2 -> joined(before.getBytes(UTF_8), new byte[] {(byte) 0xff}, after.getBytes(UTF_8));
      case 3 -> joined(before.getBytes(UTF_8), new byte[] {0}, after.getBytes(UTF_8));
      case 4 -> text.replace("fuzz", "\ud800").getBytes(UTF_16);
      case 5 -> ("\ufeff" + text).getBytes(UTF_8);
      case 6 -> (text + text).getBytes(UTF_8);
      case 7 -> ("[" + text + "]").getBytes(UTF_8);
      case 8 -> "null".getBytes(UTF_8);
      case 9 -> twice(text).getBytes(UTF_8);
      case 10 -> instead(text, nested(2_000)).getBytes(UTF_8);
      case 11 -> instead(text, nested(100_000)).getBytes(UTF_8);
      case 12 -> instead(text, "9".repeat(2_000)).getBytes(UTF_8);
      case 13 -> instead(text, "1e999999999").getBytes(UTF_8);
      case 14 -> instead(text, "\"\\ud800\"").getBytes(UTF_8);
      case 15 -> instead(text, "\"" + "x".repeat(9 * MEGABYTE) + "\"").getBytes(UTF_8);
      case 16 -> instead(text, "\"" + "x".repeat(MEGABYTE - 500) + "\"").getBytes(UTF_8);
      default -> before.concat("ä").getBytes(ISO_8859_1);
    };
  }

  /** The same with its first field once more. */
  private static String twice(String text) {
    int end = text.indexOf(',');
    return end < 0 ? text : text.substring(0, end) + "," + text.substring(1);
  }

  /** The same with another value for its first field. */
  private static String instead(String text, String value) {
    int colon = text.indexOf(':');
    int end = text.indexOf(',');
    return colon < 0 || end < colon
        ? "{\"name\":" + value + "}"
        : text.substring(0, colon + 1) + value + text.substring(end);
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  private static byte[] joined(byte[]... parts) {
    var all = new byte[0];
    for (var part : parts) {
      int length = all.length;
      all = Arrays.copyOf(all, length + part.length);
      System.arraycopy(part, 0, all, length, part.length);
    }
    return all;
  }
}
