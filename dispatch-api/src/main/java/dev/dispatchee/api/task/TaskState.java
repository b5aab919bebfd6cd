// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.task;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a task at a moment.
 *
 * @param id the id of its log
 * @param status how far it has come
 * @param reason why it ended, if it was not its executor that ended it, such as {@code TIMEOUT}
 * @param error what went wrong, secrets masked; null if nothing did
 * @param result the value that its executor left; null if it left none
 */
public record TaskState(
    long id,
    TaskStatus status,
    @Nullable String reason,
    @Nullable String error,
    @Nullable String result) {

  /** Whether nothing will change it any more. */
  public boolean ended() {
    return status.isEnded();
  }

  /** Whether its executor returned. */
  public boolean isSuccessful() {
    return status == TaskStatus.SUCCESSFUL;
  }
}
