// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

/** Makes text that a user typed fit to be shown and logged. */
final class Quoted {

  private static final int LONGEST = 100;

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

  private static boolean isPrintable(String text, int index) {
    return switch (Character.getType(text.charAt(index))) {
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
