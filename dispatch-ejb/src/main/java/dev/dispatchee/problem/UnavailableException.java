// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.problem;

/** It cannot be done now, for no fault of the asker; later it may. */
public class UnavailableException extends DispatchException {

  /**
   * Says what is missing.
   *
   * @param message for people
   */
  public UnavailableException(String message) {
    super("unavailable", message);
  }
}
