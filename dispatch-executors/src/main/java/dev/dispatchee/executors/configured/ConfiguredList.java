// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.configured;

import java.util.Arrays;
import java.util.List;

/** A list in one value of the configuration. */
public final class ConfiguredList {

  private ConfiguredList() {}

  /** The entries of a text, which commas separate; without blanks around them, and none empty. */
  public static List<String> entries(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .toList();
  }
}
