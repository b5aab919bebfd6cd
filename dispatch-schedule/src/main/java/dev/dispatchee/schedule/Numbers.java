// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

/** Numbers as they are written in cron expressions: the digits 0 to 9, at most four of them. */
final class Numbers {

  private static final int LONGEST = 4;

  private Numbers() {}

  /** The number, or -1 if the text is none. */
  static int read(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /** The number if it lies between two others, or -1. */
  static int read(String text, int min, int max) {
    int number = read(text);
    return number < min || number > max ? -1 : number;
  }
}
