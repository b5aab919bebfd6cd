// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.problem;

/** The state of things does not allow what was asked for. */
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
