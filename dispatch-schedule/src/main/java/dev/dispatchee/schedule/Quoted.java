// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.util.Optional;

/** Makes text that a user typed fit to be shown and logged. */
final class Quoted {

  private static final int LONGEST = 100;
  private static final String ZERO_WIDTH = "\u200b\u2060\ufeff";

  private Quoted() {}

  /** At most 100 characters; what cannot be printed is written as its number. */
  static String of(String text) {
    var quoted = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      var next = isPrintable(text, i) ? text.substring(i, i + 1) : escaped(text.charAt(i));
      if (quoted.length() + next.length() > LONGEST - 1) {
        return quoted.append('…').toString();
      }
      quoted.append(next);
    }
    return quoted.toString();
  }

  private static String escaped(char letter) {
    return "\\u%04x".formatted((int) letter);
  }

  /**
   * The first blank in a text that looks like one and is none, by number and name: "U+00A0 NO-BREAK
   * SPACE".
   */
  static Optional<String> strangeBlank(String text) {
    return text.codePoints()
        .filter(Quoted::isStrangeBlank)
        .mapToObj(letter -> "U+%04X %s".formatted(letter, Character.getName(letter)))
        .findFirst();
  }

  private static boolean isStrangeBlank(int letter) {
    return letter != ' ' && (Character.isSpaceChar(letter) || ZERO_WIDTH.indexOf(letter) >= 0);
  }

  private static boolean isPrintable(String text, int index) {
    char letter = text.charAt(index);
    return switch (Character.getType(letter)) {
      case Character.SPACE_SEPARATOR -> letter == ' ';
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
