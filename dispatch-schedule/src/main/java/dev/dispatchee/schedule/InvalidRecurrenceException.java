// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

/**
 * A recurrence rule that cannot be read: which part is at fault, what was found there and what is
 * allowed.
 *
 * <p>What was found is cut to 100 characters and has no control characters, so all of it can be
 * shown and logged.
 */
public class InvalidRecurrenceException extends RuntimeException {

  InvalidRecurrenceException(String part, String found, String allowed) {
    super("%s must be %s, but '%s' was found.".formatted(part, allowed, Quoted.of(found)));
  }

  InvalidRecurrenceException(String message) {
    super(message);
  }
}
