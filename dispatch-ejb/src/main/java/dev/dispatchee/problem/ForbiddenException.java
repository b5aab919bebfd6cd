// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.problem;

/** The caller does not have the required role. */
public class ForbiddenException extends DispatchException {

  /** Says what needs which role. */
  public ForbiddenException(String message) {
    super("forbidden", message);
  }
}
