// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import dev.dispatchee.api.InvalidSettingsException;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Secrets that stand in an address, a header or a body under their names: {@code $(secret1)}.
 *
 * @param values by name
 */
record PlacedSecrets(Map<String, String> values) {

  private static final String START = "$(secret";
  private static final char END = ')';
  private static final int BEFORE_NAME = 2;

  /** Copies the secrets. */
  PlacedSecrets {
    values = Map.copyOf(values);
  }

  /**
   * A text with the secrets in place of their names.
   *
   * @throws InvalidSettingsException if it names one that is not there
   */
  String in(String text) {
    return in(text, value -> value);
  }

  /**
   * Path and query of an address, with the secrets percent-encoded.
   *
   * @throws InvalidSettingsException if it names one that is not there
   */
  String inTarget(String target) {
    return in(target, PercentEncoding::ofAllButUnreserved);
  }

  /** Whether a text holds the value of one of them. */
  boolean standIn(String text) {
    return values.values().stream().anyMatch(text::contains);
  }

  private String in(String text, UnaryOperator<String> form) {
    var whole = new StringBuilder(text.length());
    int done = 0;
    for (int at = text.indexOf(START); at >= 0; at = text.indexOf(START, done)) {
      whole.append(text, done, at);
      // Names have one digit: anything else is a text of the user's.
      int end = at + START.length() + 1;
      if (end < text.length() && text.charAt(end) == END && isDigit(text.charAt(end - 1))) {
        whole.append(form.apply(value(text.substring(at + BEFORE_NAME, end))));
        done = end + 1;
      } else {
        whole.append(START);
        done = at + START.length();
      }
    }
    return whole.append(text, done, text.length()).toString();
  }

  private String value(String name) {
    var value = values.get(name);
    if (value == null) {
      throw InvalidSettingsException.missing(name);
    }
    return value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
