// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import java.net.IDN;
import java.text.Normalizer;

/**
 * Host names in all the letters of the world, as the name system knows them: in Punycode.
 *
 * <p>The rules changed once: {@code ß}, {@code ς} and the joiners were other names then, and texts
 * that only look alike are mapped to one. What is not plainly one name is refused, for another host
 * might be meant.
 */
final class InternationalName {

  private static final String AMBIGUOUS = "\u00DF\u03C2\u200C\u200D";
  private static final String ALLOWED =
      "a host name that has one Punycode form, or that form itself (xn--...)";

  private InternationalName() {}

  /**
   * The form of a name in lower case that is looked up.
   *
   * @throws IllegalArgumentException if it has none, or perhaps several
   */
  static String toAscii(String name) {
    if (name.chars().anyMatch(c -> AMBIGUOUS.indexOf(c) >= 0)) {
      throw new IllegalArgumentException(ALLOWED);
    }
    var ascii = ascii(name);
    if (!IDN.toUnicode(ascii).equals(Normalizer.normalize(name, Normalizer.Form.NFC))) {
      throw new IllegalArgumentException(ALLOWED);
    }
    return ascii;
  }

  private static String ascii(String name) {
    try {
      return IDN.toASCII(name);
    } catch (IllegalArgumentException | IndexOutOfBoundsException impossible) {
      throw new IllegalArgumentException(ALLOWED, impossible);
    }
  }
}
