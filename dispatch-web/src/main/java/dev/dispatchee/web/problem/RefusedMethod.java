// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.problem;

import dev.dispatchee.SafeText;
import org.jspecify.annotations.Nullable;

/**
 * A method that what was asked for does not have.
 *
 * @param found as sent, in the letters in which it was sent
 * @param allowed those that it has, as the header {@code Allow} lists them
 */
record RefusedMethod(String found, String allowed) {

  /** What files and other servlets have that do not say it themselves. */
  private static final String READING = "GET, HEAD, OPTIONS";

  static RefusedMethod of(String found, @Nullable String allowed) {
    return new RefusedMethod(found, allowed == null ? READING : allowed);
  }

  String detail() {
    return "found '%s', allowed: %s".formatted(SafeText.of(found), allowed);
  }
}
