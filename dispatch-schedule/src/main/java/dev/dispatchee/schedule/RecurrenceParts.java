// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A recurrence rule taken apart.
 *
 * @param frequency the unit of its periods
 * @param interval every how many of them
 * @param count after how many times it ends; null: it does not
 * @param until when it ends; null: it does not
 * @param numbers the lists of numbers
 * @param days the days of the week
 * @param weekStart the first day of a week: 1 for Monday to 7 for Sunday
 */
record RecurrenceParts(
    Frequency frequency,
    long interval,
    @Nullable Long count,
    @Nullable Until until,
    Map<RecurrencePart, List<Integer>> numbers,
    List<NthDay> days,
    int weekStart) {

  RecurrenceParts {
    numbers = Map.copyOf(numbers);
    days = List.copyOf(days);
  }

  boolean has(RecurrencePart part) {
    return numbers.containsKey(part);
  }

  List<Integer> numbers(RecurrencePart part) {
    return numbers.getOrDefault(part, List.of());
  }

  /** The numbers of a part as bits, up to 59; or one number, where the part is not given. */
  long bits(RecurrencePart part, int otherwise) {
    if (!has(part)) {
      return 1L << otherwise;
    }
    // A clock of ours has no leap second.
    return numbers(part).stream()
        .filter(n -> n < 60)
        .mapToLong(n -> 1L << n)
        .reduce(0, (a, b) -> a | b);
  }

  /** The same, all of them where the part is not given. */
  long bitsOrAll(RecurrencePart part, int size) {
    return has(part) ? bits(part, 0) : (1L << size) - 1;
  }
}
