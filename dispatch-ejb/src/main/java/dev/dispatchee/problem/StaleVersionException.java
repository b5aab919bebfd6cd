// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.problem;

/** Somebody changed it since the caller looked at it. */
public class StaleVersionException extends ConflictException {

  /** Says which version was found, and which was expected. */
  public StaleVersionException(String message) {
    super("stale-version", message);
  }
}
