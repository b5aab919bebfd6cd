// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api;

import org.jspecify.annotations.Nullable;

/**
 * A failure that another attempt would not change: an order that does not exist, a file that is
 * broken. A run whose executor throws it is {@code FAILED}, and is not tried again, whatever
 * attempts are left.
 */
public class PermanentFailureException extends RuntimeException {

  /** Says what is wrong, for people: the message becomes the run's error. */
  public PermanentFailureException(String message) {
    super(message);
  }

  /** Says what is wrong, for people: the message becomes the run's error. */
  public PermanentFailureException(@Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
