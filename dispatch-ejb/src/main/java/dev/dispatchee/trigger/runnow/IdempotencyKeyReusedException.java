// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.runnow;

import dev.dispatchee.problem.DispatchException;

/** An idempotency key came with another request than the one it stands for. */
public class IdempotencyKeyReusedException extends DispatchException {

  IdempotencyKeyReusedException(long log) {
    super(
        "idempotency-key-reused",
        "the key belongs to the run of log %d, a different request".formatted(log));
  }
}
