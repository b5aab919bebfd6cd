// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.draft;

import dev.dispatchee.problem.DispatchException;

/** The executor of a trigger says that it cannot do its work now. */
public class ExecutorNotReadyException extends DispatchException {

  static final String CODE = "executor-not-ready";

  ExecutorNotReadyException(String reason) {
    super(CODE, reason);
  }
}
