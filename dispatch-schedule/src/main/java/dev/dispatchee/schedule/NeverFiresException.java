// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

/** A cron expression whose dates do not exist, such as the 31st of February. */
public class NeverFiresException extends RuntimeException {

  NeverFiresException(String expression) {
    super(
        "The expression '%s' never fires: no day from 1970 to 2199 suits its day, month and year."
            .formatted(Quoted.of(expression)));
  }
}
