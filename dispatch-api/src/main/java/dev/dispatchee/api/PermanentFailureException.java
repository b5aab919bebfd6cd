// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api;

import org.jspecify.annotations.Nullable;

/**
 * A failure that another attempt would not change, such as an order that does not exist or a file
 * that is broken. A run whose executor throws it is {@code FAILED} and is not tried again, even if
 * attempts are left.
 */
public class PermanentFailureException extends RuntimeException {

  /** Creates it with a message for users, which becomes the run's error. */
  public PermanentFailureException(String message) {
    super(message);
  }

  /** Creates it with a message for users, which becomes the run's error. */
  public PermanentFailureException(@Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
