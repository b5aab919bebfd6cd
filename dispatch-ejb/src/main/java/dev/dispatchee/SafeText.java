// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee;

import org.jspecify.annotations.Nullable;

/** A user's text fit to be shown: cut when it is long, without control characters. */
public final class SafeText {

  private static final int LONGEST = 100;

  private SafeText() {}

  /** At most 100 characters of it, and a mark that there were more. */
  public static String of(@Nullable Object found) {
    var text = String.valueOf(found).replaceAll("[\\p{Cc}\\p{Cs}]", "\uFFFD");
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
