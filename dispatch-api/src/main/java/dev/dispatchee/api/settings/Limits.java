// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.settings;

/** Which limits mean something for which types. */
final class Limits {

  private Limits() {}

  /** Whether there are limits of texts. */
  static boolean areOfText(Setting setting) {
    return setting.minLength() != 0
        || setting.maxLength() != Integer.MAX_VALUE
        || !setting.pattern().isEmpty()
        || !setting.allowed().isEmpty();
  }

  /**
   * Checks what is declared for something other than a text.
   *
   * @throws IllegalArgumentException if there are limits of texts
   */
  static void refuseThoseOfText(Setting setting) {
    if (areOfText(setting)) {
      throw new IllegalArgumentException(
          "minLength, maxLength, pattern and allowed are for String and URI");
    }
  }

  /**
   * Checks what is declared for something that has no order.
   *
   * @throws IllegalArgumentException if there is a first or a last value
   */
  static void refuseThoseOfRanges(Setting setting) {
    if (!setting.min().isEmpty() || !setting.max().isEmpty()) {
      throw new IllegalArgumentException(
          "min and max are for numbers, durations, dates and instants");
    }
  }
}
