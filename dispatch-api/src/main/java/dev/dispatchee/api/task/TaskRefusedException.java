// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.task;

/** Work was not taken; the message says what was found and what is allowed. */
public final class TaskRefusedException extends RuntimeException {

  private final String code;

  /**
   * A refusal.
   *
   * @param code see {@link #code}
   */
  public TaskRefusedException(String code, String message) {
    super(message);
    this.code = code;
  }

  /** A refusal that has a cause. */
  public TaskRefusedException(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /**
   * The stable name of the problem, as the admin API has it: {@code unknown-executor-type}, {@code
   * validation-failed}, {@code forbidden}, {@code not-found}, or {@code unavailable} if it may be
   * taken later.
   */
  public String code() {
    return code;
  }
}
