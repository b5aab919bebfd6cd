// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.Map;
import java.util.TreeMap;

/** The settings of a task as they are stored: a JSON object of texts, ordered by key. */
public final class SettingsText {

  private static final ObjectMapper JSON = new ObjectMapper();
  // Made once: to find out how to read a type takes longer than to read it.
  private static final ObjectReader READER =
      JSON.readerFor(new TypeReference<TreeMap<String, String>>() {});

  private SettingsText() {}

  /** Writes settings. */
  public static String write(Map<String, String> settings) {
    try {
      return JSON.writeValueAsString(new TreeMap<>(settings));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts by text can always be written", impossible);
    }
  }

  /**
   * Reads settings.
   *
   * @throws IllegalArgumentException if the text is none that {@link #write} made
   */
  public static Map<String, String> read(String text) {
    try {
      return READER.readValue(text);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(
          "stored settings are not a JSON object of strings", broken);
    }
  }
}
