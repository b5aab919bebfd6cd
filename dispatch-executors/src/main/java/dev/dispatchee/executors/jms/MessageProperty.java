// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.jms;

import dev.dispatchee.api.InvalidSettingsException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A property that a message carries.
 *
 * @param name what it is called
 * @param value of one of the {@link PropertyType}s
 */
record MessageProperty(String name, Object value) {

  /** The property that tells attempts of one fire from other messages. */
  static final String KEY = "DispatchIdempotencyKey";

  private static final int MOST = 50;
  private static final int LONGEST_NAME = 100;
  private static final String GROUP = "JMSXGroupID";
  private static final String PLACE_IN_GROUP = "JMSXGroupSeq";

  /** Words of selectors, which no property may be called. */
  private static final Set<String> WORDS =
      Set.of("null", "true", "false", "not", "and", "or", "between", "like", "in", "is", "escape");

  /** Refuses names that are none, or that are not the sender's to set. */
  MessageProperty {
    // Those that begin with _ are the broker's; some say where a message goes.
    if (name.isEmpty()
        || name.length() > LONGEST_NAME
        || !isLetter(name.charAt(0))
        || !name.chars().allMatch(c -> isLetter(c) || (c >= '0' && c <= '9') || c == '_')) {
      throw new IllegalArgumentException(
          "a name of letters, digits and _ that begins with a letter");
    }
    if (name.equals(KEY) || WORDS.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("another name than " + name);
    }
    if (name.startsWith("JMS") && !isOfGroup(name, value)) {
      throw new IllegalArgumentException(
          "of the names that begin with JMS: %s, and %s:int".formatted(GROUP, PLACE_IN_GROUP));
    }
  }

  /**
   * Reads properties whose names are {@code name} or {@code name:type}.
   *
   * @throws InvalidSettingsException naming the first that is none
   */
  static List<MessageProperty> parseAll(Map<String, String> written) {
    if (written.size() > MOST) {
      throw refusal(written.size() + " properties", "at most " + MOST);
    }
    var properties = written.entrySet().stream().map(MessageProperty::parse).toList();
    if (properties.stream().map(MessageProperty::name).distinct().count() < properties.size()) {
      throw refusal("a name that is there twice", "each name once");
    }
    return properties;
  }

  private static MessageProperty parse(Map.Entry<String, String> written) {
    var key = written.getKey();
    int colon = key.indexOf(':');
    try {
      var type = PropertyType.of(colon < 0 ? "string" : key.substring(colon + 1).strip());
      var name = colon < 0 ? key : key.substring(0, colon).strip();
      return new MessageProperty(name, type.read(written.getValue()));
    } catch (IllegalArgumentException refused) {
      throw refusal(key + "=" + written.getValue(), String.valueOf(refused.getMessage()));
    }
  }

  private static boolean isOfGroup(String name, Object value) {
    return (name.equals(GROUP) && value instanceof String)
        || (name.equals(PLACE_IN_GROUP) && value instanceof Integer);
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static InvalidSettingsException refusal(String found, String allowed) {
    return new InvalidSettingsException(JmsSendSettings.PROPERTIES, found, allowed);
  }
}
