// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

/** Texts as every database can store them: without NUL and halves of surrogate pairs. */
public final class StorableText {

  private static final char REPLACEMENT = '\uFFFD';

  private StorableText() {}

  /** A text with U+FFFD in place of what databases cannot store. */
  public static String of(CharSequence text) {
    var clean = new StringBuilder(text);
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      if (c == 0) {
        clean.setCharAt(i, REPLACEMENT);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < clean.length()
          && Character.isLowSurrogate(clean.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        clean.setCharAt(i, REPLACEMENT);
      }
    }
    return clean.toString();
  }

  /** Whether a database can store it; if not, none has it, and it must not be asked for it. */
  public static boolean isStorable(String text) {
    return of(text).equals(text);
  }
}
