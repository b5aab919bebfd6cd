// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.problem;

import java.time.Duration;

/** Somebody asks for more than his share. */
public class TooManyRequestsException extends DispatchException {

  private final Duration patience;

  /**
   * Says what the share is.
   *
   * @param message for people
   * @param patience after which asking again may succeed
   */
  public TooManyRequestsException(String message, Duration patience) {
    super("too-many-requests", message);
    this.patience = patience;
  }

  /** After which asking again may succeed. */
  public Duration patience() {
    return patience;
  }
}
