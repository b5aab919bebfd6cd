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
    if (text.length() <= LONGEST) {
      return text;
    }
    // Half a character would be a lone surrogate, which nobody can show.
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "…";
  }
}
