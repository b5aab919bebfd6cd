// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Leaves out of the fields what selects no date, such as the 31st where the month is February. */
final class Possible {

  private Possible() {}

  /**
   * What of an expression selects dates: itself, or where its day fields add up, either of them
   * with the other open. In what is left of each, every day, month and year has a date.
   */
  static List<CronFields> halves(CronFields fields) {
    var halves =
        fields.bothDays()
            ? List.of(fields)
            : List.of(open(fields, Field.DAY_OF_WEEK), open(fields, Field.DAY_OF_MONTH));
    return halves.stream().filter(Possible::hasDates).map(Possible::possible).toList();
  }

  private static CronFields open(CronFields fields, Field field) {
    return with(fields, field, List.of(new Part.Open()));
  }

  private static CronFields possible(CronFields fields) {
    var left = fields;
    for (var field : List.of(Field.DAY_OF_MONTH, Field.DAY_OF_WEEK, Field.MONTH, Field.YEAR)) {
      left = with(left, field, possible(fields, field));
    }
    return left;
  }

  private static List<Part> possible(CronFields fields, Field field) {
    if (fields.isOpen(field)) {
      return fields.parts(field);
    }
    Predicate<Part> hasDate = part -> hasDates(with(fields, field, List.of(part)));
    var named = fields.parts(field).stream().filter(Part.DayPart.class::isInstance);
    return Stream.concat(single(fields.values(field)).stream(), named).filter(hasDate).toList();
  }

  private static List<Part> single(BitSet values) {
    var parts = new ArrayList<Part>();
    values.stream().forEach(value -> parts.add(new Part.Span(Part.Form.VALUE, value, value, 1)));
    return parts;
  }

  private static boolean hasDates(CronFields fields) {
    return new CalendarDays(fields, true).next(0) != CalendarDays.NEVER;
  }

  private static CronFields with(CronFields fields, Field field, List<Part> parts) {
    var changed = new EnumMap<Field, List<Part>>(fields.parts());
    changed.put(field, parts);
    return new CronFields(changed, true);
  }
}
