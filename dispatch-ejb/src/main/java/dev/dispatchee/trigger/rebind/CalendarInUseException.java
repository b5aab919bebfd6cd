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
        "%d %s%s%s%s"
            .formatted(
                count,
                count == 1 ? "trigger keeps to it" : "triggers keep to it",
                names.isEmpty() ? "" : ": ",
                String.join(", ", names),
                !names.isEmpty() && count > names.size() ? ", …" : ""));
  }
}
