// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import java.util.Locale;

/**
 * A host as it is compared and looked up: a name in lower case, or an address in its one usual
 * form. Names in other letters than ASCII's are in their Punycode form.
 *
 * @param text without the brackets of an IPv6 address
 */
record HostName(String text) {

  private static final int LONGEST = 253;
  private static final int LONGEST_LABEL = 63;
  private static final String ALLOWED =
      "a host name of letters, digits, hyphens, underscores and dots";

  /**
   * Reads a host of a URL or of the allow-list.
   *
   * @throws IllegalArgumentException saying what would be accepted
   */
  static HostName parse(String written) {
    // The length first: it bounds the work on all that follows.
    if (written.length() > LONGEST) {
      throw new IllegalArgumentException("a host of at most %d characters".formatted(LONGEST));
    }
    var text = withoutBrackets(written).toLowerCase(Locale.ROOT);
    var ascii = text.chars().allMatch(c -> c < 128) ? text : InternationalName.toAscii(text);
    if (AddressLiteral.isSimilarTo(ascii)) {
      return new HostName(AddressLiteral.parse(ascii).getHostAddress());
    }
    if (ascii.length() > LONGEST || !isName(ascii)) {
      throw new IllegalArgumentException(ALLOWED);
    }
    return new HostName(ascii);
  }

  private static String withoutBrackets(String written) {
    boolean bracketed =
        written.startsWith("[") && written.endsWith("]") && written.indexOf(':') >= 0;
    return bracketed ? written.substring(1, written.length() - 1) : written;
  }

  private static boolean isName(String text) {
    var labels =
        (text.endsWith(".") ? text.substring(0, text.length() - 1) : text).split("\\.", -1);
    for (var label : labels) {
      if (label.isEmpty()
          || label.length() > LONGEST_LABEL
          || label.startsWith("-")
          || label.endsWith("-")
          || !label.chars().allMatch(HostName::isOfName)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOfName(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  }
}
