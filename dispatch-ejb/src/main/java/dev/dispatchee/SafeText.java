// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee;

import org.jspecify.annotations.Nullable;

/**
 * A user's text fit to be shown, in a log as well: cut when it is long, and without what would
 * begin a new line or change how the rest of the line is read.
 */
public final class SafeText {

  private static final int LONGEST = 100;

  private SafeText() {}

  /** At most 100 characters of it, and a mark that there were more. */
  public static String of(@Nullable Object found) {
    var text = String.valueOf(found).replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "\uFFFD");
    return text.length() <= LONGEST ? text : start(text, LONGEST) + "…";
  }

  /**
   * The start of a longer text.
   *
   * @param length how much of it, from 1; one less where that would be half a character, as a lone
   *     surrogate cannot be shown
   */
  public static String start(String text, int length) {
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
  }
}
