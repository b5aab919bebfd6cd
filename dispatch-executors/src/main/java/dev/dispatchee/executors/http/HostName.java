// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A host as it is compared and looked up: a name in lower case, or an address in its one usual
 * form.
 *
 * @param text without the brackets of an IPv6 address
 */
record HostName(String text) {

  private static final int LONGEST = 253;
  private static final String LABEL = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";
  private static final Pattern NAME = Pattern.compile(LABEL + "(\\." + LABEL + ")*\\.?");
  private static final Pattern BRACKETED = Pattern.compile("\\[(.*:.*)]");

  /**
   * Reads a host of a URL or of the allow-list.
   *
   * @throws IllegalArgumentException saying what would be accepted
   */
  static HostName parse(String written) {
    var text = BRACKETED.matcher(written).replaceFirst("$1").toLowerCase(Locale.ROOT);
    if (AddressLiteral.isSimilarTo(text)) {
      return new HostName(AddressLiteral.parse(text).getHostAddress());
    }
    // The length first: it bounds the work of the pattern.
    if (text.length() > LONGEST || !NAME.matcher(text).matches()) {
      throw new IllegalArgumentException("a host name of letters, digits, hyphens and dots");
    }
    return new HostName(text);
  }
}
