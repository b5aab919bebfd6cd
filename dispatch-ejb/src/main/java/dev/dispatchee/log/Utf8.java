// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

/** Where characters begin and end among bytes of UTF-8 (RFC 3629). */
public final class Utf8 {

  private Utf8() {}

  /** Whether a byte is not the first of its character. */
  public static boolean isContinuation(byte b) {
    return (b & 0xC0) == 0x80;
  }

  /** Where the character begins that a byte belongs to; the end of all is a beginning. */
  public static int startOfCharacter(byte[] utf8, int at) {
    int start = Math.min(at, utf8.length);
    while (start > 0 && start < utf8.length && isContinuation(utf8[start])) {
      start--;
    }
    return start;
  }

  /** Where the last character ends that is whole; 0 when none is. */
  public static int endOfLastCharacter(byte[] utf8) {
    int end = utf8.length;
    int start = end;
    while (start > 0 && isContinuation(utf8[start - 1])) {
      start--;
    }
    if (start == 0) {
      return 0;
    }
    return end - (start - 1) == lengthOfCharacter(utf8[start - 1]) ? end : start - 1;
  }

  private static int lengthOfCharacter(byte first) {
    if ((first & 0x80) == 0) {
      return 1;
    }
    if ((first & 0xE0) == 0xC0) {
      return 2;
    }
    return (first & 0xF0) == 0xE0 ? 3 : 4;
  }
}
