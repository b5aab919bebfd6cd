// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * A cron expression taken apart.
 *
 * @param parts what each field holds; all seven are there, a field that was not written holds what
 *     it stands for
 * @param bothDays whether a date must suit both day fields, or just one of them
 */
record CronFields(Map<Field, List<Part>> parts, boolean bothDays) {

  CronFields {
    parts = Map.copyOf(parts);
  }

  List<Part> parts(Field field) {
    return parts.getOrDefault(field, List.of());
  }

  /** The values a field names, apart from those that depend on the month; all of an open one. */
  BitSet values(Field field) {
    var values = new BitSet();
    for (var part : parts(field)) {
      if (part instanceof Part.Span span) {
        span.addTo(values, field);
      } else if (part instanceof Part.Open) {
        values.set(field.min(), field.max() + 1);
      }
    }
    return values;
  }

  /** Whether a field leaves no value out, however that is written. */
  boolean isOpen(Field field) {
    return values(field).cardinality() == field.size();
  }

  /** {@link #values} of a field other than the year, as bits. */
  long bits(Field field) {
    var words = values(field).toLongArray();
    return words.length == 0 ? 0 : words[0];
  }

  LocalTimes localTimes() {
    return new CronTimes(new CalendarDays(this, bothDays), new ClockTimes(this));
  }
}
