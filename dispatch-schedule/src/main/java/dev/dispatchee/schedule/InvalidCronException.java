// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

/**
 * A cron expression that cannot be read: which field is at fault, what was found there and what is
 * allowed.
 *
 * <p>What was found is cut to 100 characters and has no control characters, so all of it can be
 * shown and logged. A blank in it that is none, such as a no-break space, is named.
 */
public class InvalidCronException extends RuntimeException {

  private final String field;
  private final String found;
  private final String allowed;

  InvalidCronException(String field, String found, String allowed) {
    super(
        "The %s must be %s, but '%s' was found%s."
            .formatted(
                field,
                allowed,
                Quoted.of(found),
                Quoted.strangeBlank(found).map(", with %s in it"::formatted).orElse("")));
    this.field = field;
    this.found = Quoted.of(found);
    this.allowed = allowed;
  }

  /**
   * Second, minute, hour, day-of-month, month, day-of-week or year, in small letters; expression
   * where no single field is at fault.
   */
  public String field() {
    return field;
  }

  /** What stands there, fit to be shown. */
  public String found() {
    return found;
  }

  /** What may stand there, in words. */
  public String allowed() {
    return allowed;
  }
}
