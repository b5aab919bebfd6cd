// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.dispatchee.it.fuzz.Operation.Parameter;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes up values: such as are meant, such as lie at a bound, and such as nobody should send.
 *
 * @param dice decides
 */
record Values(Dice dice) {

  /** What has made one program or other stumble. */
  private static final List<String> NASTY =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "-0",
          "1e3",
          "1.5",
          "0x10",
          "２",
          "2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "9".repeat(400),
          "NaN",
          "null",
          "undefined",
          "TRUE",
          "'",
          "' or '1'='1",
          "\"; drop table dispatch_trigger; --",
          "%",
          "_",
          "\\",
          "*",
          "\u0000",
          "a\u0000b",
          "\u0007",
          "\u001b[31m",
          "\u0085",
          "\t",
          "line\nline",
          "x\r\nX-Injected: yes",
          "Grüße",
          "e\u0301",
          "\u0130stanbul",
          "\ufb00",
          "\u00df",
          "\u202Egnp.exe",
          "\u200b",
          "\ufeff",
          "\ufffe",
          "\ud83d\ude00",
          "x".repeat(76),
          "x".repeat(4001),
          "ü".repeat(3000),
          "../../etc/passwd",
          "{}",
          "[]",
          "${jndi:ldap://127.0.0.1:9/x}",
          "${secret:it.canary}",
          "#{1+1}",
          "<script>alert(1)</script>",
          "2031-02-30T00:00:00Z",
          "2031-01-01",
          "0000-01-01T00:00:00Z",
          "+1000000000-12-31T23:59:59Z",
          "-999999999-01-01T00:00:00Z",
          "1969-12-31T23:59:59.999999999Z",
          "2031-01-01T00:00:00+18:00",
          "2031-01-01T00:00:00+99:00",
          "2031-01-01T00:00:60Z",
          "PT",
          "PT0S",
          "PT-1S",
          "PT0.000000001S",
          "PT9223372036854775807S",
          "P106751991167D",
          "P1Y",
          "GMT+25",
          "Etc/GMT+12",
          "P36500D",
          "1970-01-01T00:00:00Z",
          "2199-12-31T23:59:59Z",
          "name:asc,name:desc",
          "id:asc",
          "*/0 * * * * ?",
          "0 0 0 L-400 * ?",
          "0 0 0 1 1 ? 2199/99999999999",
          "* * * * * * * *",
          "0-99999999999 * * * * ?");

  /** What only stands in an address, in percents: no UTF-8, or not even percents. */
  private static final List<String> NASTY_IN_PERCENTS =
      List.of("%FF", "%C0%80", "%ED%A0%80", "%F8%88%80%80%80", "%E2%82", "%2F", "%2e%2e%2f", "%3B");

  private static final List<String> INSTANTS =
      List.of(
          "2031-01-01T00:00:00Z",
          "2031-06-30T23:59:59.999999999Z",
          "2032-02-29T12:00:00+05:45",
          "2020-01-01T00:00:00Z");

  private static final List<String> DURATIONS = List.of("PT1H", "P1D", "PT90M", "PT720H", "PT1S");

  /** What is meant in a place of that name, more often than what its schema alone would give. */
  private static final Map<String, List<String>> MEANT =
      Map.ofEntries(
          Map.entry("name", names("fuzz ")),
          Map.entry("externalReferenceCode", names("fuzz-")),
          Map.entry("code", names("fuzz-")),
          Map.entry(
              "dispatchTaskExecutorType",
              List.of("hello", "hello", "hello", "http-request", "gone")),
          Map.entry("type", List.of("hello", "http-request", "gone")),
          Map.entry(
              "cronExpression",
              List.of("0 30 2 * * ?", "@daily", "15 */2 * * *", "0 0 0 29 2 ? 2096")),
          Map.entry("interval", List.of("PT1H", "P1D")),
          Map.entry(
              "timeZoneId", List.of("UTC", "Europe/Berlin", "Pacific/Apia", "America/St_Johns")),
          Map.entry(
              "sort",
              List.of("name:asc", "name:desc", "queuedDate:asc", "plannedDate:desc", "type:asc")),
          Map.entry("label", List.of("fuzz", "none")),
          Map.entry("entity", List.of("trigger", "log", "node", "scheduler")));

  /** A parameter's value in percents. */
  String inPercents(Parameter parameter) {
    return dice.percent(5) ? dice.of(NASTY_IN_PERCENTS) : encoded(text(parameter));
  }

  /** A parameter's value. */
  String text(Parameter parameter) {
    if (dice.percent(25)) {
      return dice.of(NASTY);
    }
    if (parameter.example().isPresent() && dice.percent(20)) {
      return parameter.example().get();
    }
    return meant(parameter.name(), parameter.schema()).asText();
  }

  /** A text that nobody should send. */
  String nasty() {
    return dice.of(NASTY);
  }

  /** Any JSON at all. */
  JsonNode anything() {
    var json = JsonNodeFactory.instance;
    return switch (dice.below(8)) {
      case 0 -> json.nullNode();
      case 1 -> json.booleanNode(dice.percent(50));
      case 2 -> json.numberNode(dice.below(3) - 1);
      case 3 -> json.numberNode(new BigDecimal("1e" + (dice.below(800) - 400)));
      case 4 -> json.numberNode(Long.MAX_VALUE);
      case 5 -> json.arrayNode().add(json.nullNode());
      case 6 -> json.objectNode().put("x", 1);
      default -> json.textNode(nasty());
    };
  }

  /** A value that a schema means, at its bounds now and then; objects and lists are not made. */
  JsonNode meant(String name, JsonNode schema) {
    var json = JsonNodeFactory.instance;
    if (schema.has("enum")) {
      return schema.path("enum").get(dice.below(schema.path("enum").size()));
    }
    var types = schema.path("type");
    if (types.isArray() && dice.percent(10)) {
      return json.nullNode();
    }
    if (MEANT.containsKey(name)) {
      return json.textNode(dice.of(MEANT.getOrDefault(name, List.of())));
    }
    var type = types.isArray() ? types.get(0).asText() : types.asText();
    return switch (type) {
      case "boolean" -> json.booleanNode(dice.percent(50));
      case "integer" -> json.numberNode(number(schema));
      case "array" -> meant(name, schema.path("items"));
      default -> json.textNode(text(schema));
    };
  }

  private long number(JsonNode schema) {
    long min = schema.path("minimum").asLong(0);
    long max = schema.path("maximum").asLong(Integer.MAX_VALUE);
    return switch (dice.below(12)) {
      case 0, 1 -> min;
      case 2, 3 -> max;
      case 4 -> dice.percent(50) ? min - 1 : max + 1;
      default -> min + dice.below((int) Math.min(20, max - min + 1));
    };
  }

  private String text(JsonNode schema) {
    return switch (schema.path("format").asText()) {
      case "date-time" -> dice.of(INSTANTS);
      case "duration" -> dice.of(DURATIONS);
      default -> schema.path("example").asText("text");
    };
  }

  private static List<String> names(String prefix) {
    var names = new ArrayList<String>();
    for (int i = 0; i < 12; i++) {
      names.add(prefix + i);
    }
    return List.copyOf(names);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
