// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.run;

import static dev.dispatchee.api.DispatchTaskContext.MOST_RESULT_BYTES;

import java.nio.charset.StandardCharsets;

/** The text that a run leaves as its result. */
public final class ResultText {

  private ResultText() {}

  /**
   * A result without the secrets of its run.
   *
   * @throws IllegalArgumentException if it is too long then
   */
  public static String of(String text, SecretMask mask) {
    var masked = mask.mask(text);
    int bytes = masked.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MOST_RESULT_BYTES) {
      throw new IllegalArgumentException(
          "the result has %,d bytes, at most %,d are allowed".formatted(bytes, MOST_RESULT_BYTES));
    }
    return masked;
  }
}
