// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.problem;

/** The caller has not the role that this needs. */
public class ForbiddenException extends DispatchException {

  /** Says what needs which role. */
  public ForbiddenException(String message) {
    super("forbidden", message);
  }
}
