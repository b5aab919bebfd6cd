// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.problem;

import java.time.Duration;

/** The caller asks for too much in too short a time. */
public class TooManyRequestsException extends DispatchException {

  private final Duration retryAfter;

  /**
   * Says what the share is.
   *
   * @param message for people
   * @param retryAfter after which asking again may succeed
   */
  public TooManyRequestsException(String message, Duration retryAfter) {
    super("too-many-requests", message);
    this.retryAfter = retryAfter;
  }

  /** After which asking again may succeed. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
