// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.edit;

import dev.dispatchee.problem.ConflictException;

/** Somebody changed the trigger since the caller looked at it. */
public class StaleVersionException extends ConflictException {

  StaleVersionException(String message) {
    super("stale-version", message);
  }
}
