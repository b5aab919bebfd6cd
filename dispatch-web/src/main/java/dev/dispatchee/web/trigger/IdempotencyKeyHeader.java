// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import dev.dispatchee.trigger.runnow.RunRequest;
import dev.dispatchee.web.problem.ProblemCode;
import dev.dispatchee.web.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Idempotency-Key}. */
final class IdempotencyKeyHeader {

  static final String NAME = "Idempotency-Key";

  private IdempotencyKeyHeader() {}

  /**
   * The key; null when there is none.
   *
   * @param values what was sent, null for no such header
   * @throws ProblemException if there are several, or it has other characters or is too long
   */
  static @Nullable String of(@Nullable List<String> values) {
    if (values == null || values.isEmpty()) {
      return null;
    }
    var key = values.get(0).strip();
    if (values.size() > 1 || !RunRequest.isIdempotencyKey(key)) {
      throw new ProblemException(
          ProblemCode.MALFORMED_REQUEST,
          NAME + " must be given once, with 1 to 200 printable ASCII characters");
    }
    return key;
  }
}
