// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.chain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.SafeText;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads one member of a chain as users write it. */
final class WrittenMember {

  private static final Set<String> FIELDS = Set.of("name", "trigger", "on", "settings");
  private static final int LONGEST_NAME = 75;
  private static final int LONGEST_KEY = 200;
  private static final int MOST_SETTINGS = 200;

  private WrittenMember() {}

  /**
   * Reads it.
   *
   * @param number its place among all, from 1, for messages
   * @throws IllegalArgumentException saying what was found and what is allowed
   */
  static ChainMember read(JsonNode written, int step, int number) {
    if (!written.isObject()) {
      throw fault(number, "", "what is no object", "{\"trigger\": …}");
    }
    var unknown = new TreeSet<String>();
    written.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(FIELDS);
    if (!unknown.isEmpty()) {
      throw fault(number, "", "field '" + unknown.first() + "'", "name, trigger, on, settings");
    }
    var trigger = trigger(written.path("trigger"), number);
    return new ChainMember(
        name(written.path("name"), trigger, number),
        trigger,
        step,
        on(written.path("on"), number),
        settings(written.path("settings"), number));
  }

  private static MemberReference trigger(JsonNode written, int number) {
    if (written.isIntegralNumber() && written.canConvertToLong() && written.longValue() > 0) {
      return new MemberReference(written.longValue(), null);
    }
    if (written.isTextual() && isCode(written.textValue())) {
      return new MemberReference(null, written.textValue());
    }
    throw fault(
        number,
        " trigger",
        shown(written),
        "the external reference code of a trigger, a string, or its id, a number");
  }

  private static boolean isCode(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_NAME
        && text.chars().allMatch(c -> ofName(c) || "._~:".indexOf(c) >= 0);
  }

  private static String name(JsonNode written, MemberReference trigger, int number) {
    var name =
        written.isMissingNode() ? trigger.text() : written.isTextual() ? written.textValue() : "";
    if (name.isEmpty()
        || name.length() > LONGEST_NAME
        || !name.chars().allMatch(WrittenMember::ofName)) {
      throw fault(
          number,
          " name",
          written.isMissingNode() ? "none, and '" + name + "' of its trigger" : shown(written),
          "1 to %d of A-Z a-z 0-9 _ -".formatted(LONGEST_NAME));
    }
    return name;
  }

  private static boolean ofName(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }

  private static RunsOn on(JsonNode written, int number) {
    if (written.isMissingNode()) {
      return RunsOn.SUCCESS;
    }
    return RunsOn.of(written.isTextual() ? written.textValue() : "")
        .orElseThrow(() -> fault(number, " on", shown(written), RunsOn.ALLOWED));
  }

  private static Map<String, FilledText> settings(JsonNode written, int number) {
    if (written.isMissingNode()) {
      return Map.of();
    }
    if (!written.isObject() || written.size() > MOST_SETTINGS) {
      throw fault(
          number,
          " settings",
          shown(written),
          "an object of at most %d strings".formatted(MOST_SETTINGS));
    }
    var settings = new TreeMap<String, FilledText>();
    for (var field : written.properties()) {
      var key = field.getKey();
      if (key.isBlank()
          || key.length() > LONGEST_KEY
          || hasControls(key)
          || !field.getValue().isTextual()
          || hasControls(field.getValue().textValue())) {
        throw fault(
            number,
            " settings",
            "'%s': %s".formatted(SafeText.of(key), shown(field.getValue())),
            "strings without control characters, under keys of 1 to %d".formatted(LONGEST_KEY));
      }
      try {
        settings.put(key, FilledText.parse(field.getValue().textValue()));
      } catch (IllegalArgumentException place) {
        throw new IllegalArgumentException(
            "member %d, setting '%s': %s".formatted(number, SafeText.of(key), place.getMessage()),
            place);
      }
    }
    return Collections.unmodifiableMap(settings);
  }

  // As in other settings: new lines and tabs are allowed; half a character is none.
  private static boolean hasControls(String text) {
    return text.codePoints()
        .anyMatch(
            c ->
                (Character.isISOControl(c) && c != '\n' && c != '\t')
                    || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }

  private static String shown(JsonNode written) {
    return written.isMissingNode() ? "nothing" : "'" + SafeText.of(written.toString()) + "'";
  }

  private static IllegalArgumentException fault(
      int number, String field, String found, String allowed) {
    return new IllegalArgumentException(
        "member %d%s: found %s, allowed: %s".formatted(number, field, found, allowed));
  }
}
