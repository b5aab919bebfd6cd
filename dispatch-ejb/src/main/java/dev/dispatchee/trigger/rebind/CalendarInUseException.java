// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.rebind;

import dev.dispatchee.problem.ConflictException;
import java.util.List;

/** A calendar cannot be taken away while triggers keep to it. */
public class CalendarInUseException extends ConflictException {

  /** The stable name of the problem. */
  public static final String CODE = "calendar-in-use";

  CalendarInUseException(List<String> names, long count) {
    super(
        CODE,
        names.isEmpty()
            ? "triggers that you may not see keep to it"
            : "triggers keep to it: %s%s"
                .formatted(String.join(", ", names), count > names.size() ? ", …" : ""));
  }
}
