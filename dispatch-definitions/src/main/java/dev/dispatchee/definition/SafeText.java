// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.definition;

/** A text of somebody else, fit to be shown in one line. */
public final class SafeText {

  private static final int LONGEST = 200;

  private SafeText() {}

  /** At most 200 characters of it, with a mark for each that would not be seen as it is. */
  public static String line(String text) {
    var shown = new StringBuilder();
    text.codePoints().limit(LONGEST).forEach(character -> shown.appendCodePoint(mark(character)));
    return text.codePointCount(0, text.length()) > LONGEST ? shown + "…" : shown.toString();
  }

  /** All of it, where only what moves the cursor or changes how the rest is read is marked. */
  public static String text(String text) {
    var shown = new StringBuilder(text.length());
    text.codePoints()
        .map(character -> character == '\n' || character == '\t' ? character : mark(character))
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }

  private static int mark(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          '\uFFFD';
      default -> character;
    };
  }
}
