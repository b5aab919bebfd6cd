// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The JSON that is stored with rules and messages. */
public final class AlertJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** A list of numbers. */
  public static final TypeReference<List<Long>> NUMBERS = new TypeReference<>() {};

  /** A list of texts. */
  public static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  /** Texts by text, in order. */
  public static final TypeReference<TreeMap<String, String>> SETTINGS = new TypeReference<>() {};

  /** Objects, as they are shown. */
  public static final TypeReference<List<Map<String, Object>>> OBJECTS = new TypeReference<>() {};

  private AlertJson() {}

  /** Writes what is made of texts, numbers, lists and maps. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("such values can always be written", impossible);
    }
  }

  /**
   * Reads what {@link #write} made.
   *
   * @throws IllegalStateException if it is something else
   */
  public static <T> T read(String text, TypeReference<T> type) {
    try {
      return MAPPER.readValue(text, type);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("stored JSON of an alert cannot be read", broken);
    }
  }
}
