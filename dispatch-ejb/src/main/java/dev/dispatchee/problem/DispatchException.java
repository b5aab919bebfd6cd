// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.problem;

import jakarta.ejb.ApplicationException;

/**
 * Something that was asked for and is not done, for a reason the asker can understand. Rolls back
 * the transaction.
 */
@ApplicationException(rollback = true, inherited = true)
public abstract class DispatchException extends RuntimeException {

  private final String code;

  /**
   * Says why.
   *
   * @param code the stable name of the problem, as the admin API publishes it
   * @param message what was found and what is allowed, for people
   */
  protected DispatchException(String code, String message) {
    super(message);
    this.code = code;
  }

  /** The stable name of the problem, as the admin API publishes it. */
  public String code() {
    return code;
  }
}
