// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import dev.dispatchee.api.InvalidSettingsException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A header that is sent along.
 *
 * @param name what it is called
 * @param value visible ASCII, blanks and tabs
 */
record RequestHeader(String name, String value) {

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7E]*");

  private static final Pattern LINE_END = Pattern.compile("\\r?\\n");

  /** Those that say where the request goes, where it ends or what becomes of the connection. */
  private static final Set<String> RESERVED =
      Set.of(
          "host",
          "content-length",
          "transfer-encoding",
          "connection",
          "keep-alive",
          "proxy-connection",
          "proxy-authorization",
          "te",
          "trailer",
          "upgrade",
          "expect");

  /** Refuses what could be read as something other than one header of this name. */
  RequestHeader {
    if (!TOKEN.matcher(name).matches()) {
      throw refusal(name, "a header name of letters, digits and !#$%&'*+.^_`|~-");
    }
    if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
      throw refusal(
          name, "any header but " + String.join(", ", RESERVED.stream().sorted().toList()));
    }
    if (!VALUE.matcher(value).matches()) {
      // The value may be a secret.
      throw refusal(name + ": ...", "a value of printable ASCII characters");
    }
  }

  /**
   * Reads headers of the form {@code Name: value}, one a line; blank lines are passed over.
   *
   * @throws InvalidSettingsException if a line is no header, or one that may not be set
   */
  static List<RequestHeader> parseAll(String text) {
    return LINE_END
        .splitAsStream(text)
        .filter(line -> !line.isBlank())
        .map(RequestHeader::parse)
        .toList();
  }

  boolean isNamed(String other) {
    return name.equalsIgnoreCase(other);
  }

  private static RequestHeader parse(String line) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      throw refusal("a line without colon", "lines of the form 'Name: value'");
    }
    return new RequestHeader(line.substring(0, colon), line.substring(colon + 1).strip());
  }

  private static InvalidSettingsException refusal(String found, String allowed) {
    return new InvalidSettingsException(HttpRequestSettings.HEADERS, found, allowed);
  }
}
