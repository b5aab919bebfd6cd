// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.problem;

/** The current state does not allow the request. */
public class ConflictException extends DispatchException {

  /**
   * Says which state and why.
   *
   * @param code the stable name of the problem
   * @param message for people
   */
  public ConflictException(String code, String message) {
    super(code, message);
  }
}
