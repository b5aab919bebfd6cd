// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.process;

import dev.dispatchee.api.InvalidSettingsException;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Exit codes that count as success.
 *
 * @param text as the user wrote them
 * @param codes each of them
 */
record ExitCodes(String text, BitSet codes) {

  static final int LONGEST = 1_000;
  static final String PATTERN =
      "\\s*[0-9]{1,3}(?:-[0-9]{1,3})?\\s*(?:,\\s*[0-9]{1,3}(?:-[0-9]{1,3})?\\s*)*";
  static final String ALLOWED = "exit codes from 0 to 255 and ranges such as 0,2-4";

  private static final int MOST = 255;

  /** Copies the codes. */
  ExitCodes {
    codes = (BitSet) codes.clone();
  }

  /**
   * Reads codes and ranges, separated by commas.
   *
   * @throws InvalidSettingsException if one is none
   */
  static ExitCodes parse(String text) {
    var codes = new BitSet();
    for (var part : text.split(",", -1)) {
      var ends = Arrays.stream(part.split("-", 2)).map(end -> code(text, end)).toList();
      int last = ends.get(ends.size() - 1);
      if (ends.get(0) > last) {
        throw refusal(text);
      }
      codes.set(ends.get(0), last + 1);
    }
    return new ExitCodes(text.strip(), codes);
  }

  boolean contains(int code) {
    return codes.get(code);
  }

  private static int code(String text, String end) {
    var digits = end.strip();
    if (digits.isEmpty()
        || digits.length() > 3
        || digits.chars().anyMatch(digit -> digit < '0' || digit > '9')) {
      throw refusal(text);
    }
    int code = Integer.parseInt(digits);
    if (code > MOST) {
      throw refusal(text);
    }
    return code;
  }

  private static InvalidSettingsException refusal(String text) {
    return new InvalidSettingsException(ProcessSettings.EXIT_CODES, text, ALLOWED);
  }

  @Override
  public String toString() {
    return text;
  }
}
