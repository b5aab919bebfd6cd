// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a run has ended, as its holder says.
 *
 * @param subject the run
 * @param failed whether it failed or timed out and is not tried again
 * @param why how it ended, in the words of the API
 * @param error what went wrong, for people
 * @param planned when its first attempt was due
 * @param started when its executor was entered; null if it was not
 * @param ended when it ended
 * @param attempt from 1
 * @param mostAttempts how many attempts its trigger allows
 */
public record EndOfRun(
    AlertSubject subject,
    boolean failed,
    String why,
    @Nullable String error,
    Instant planned,
    @Nullable Instant started,
    Instant ended,
    int attempt,
    int mostAttempts) {

  String detail() {
    return error == null || error.isBlank() ? why : why + ": " + error;
  }
}
