// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.discovery;

import java.util.List;
import java.util.Map;

/**
 * The name and the description of an executor in other languages than that of its annotation.
 *
 * @param language the language of the annotation: a tag such as {@code en}
 * @param others by language, each a tag such as {@code de} or {@code pt-BR}
 * @param faults what was wrong with files, whose language is left out then
 */
public record ExecutorTexts(String language, Map<String, Text> others, List<String> faults) {

  /** Those of an executor that has none in other languages, and is described in English. */
  static final ExecutorTexts NONE = new ExecutorTexts("en", Map.of(), List.of());

  /** Copies the collections. */
  public ExecutorTexts {
    others = Map.copyOf(others);
    faults = List.copyOf(faults);
  }

  /**
   * Those in one language.
   *
   * @param name 1 to 75 characters
   * @param description at most 1,000 characters
   */
  public record Text(String name, String description) {}
}
