// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.util.List;

/** How a cron expression follows the clock when the clock changes. */
enum ClockChangeKind {
  /** Fires in every hour, so by elapsed time: what the clock leaves out is not missed. */
  HOURLY,
  /** Fires at intervals: in both passes of a repeated hour. */
  INTERVAL,
  /** Fires at certain times of day. */
  CLOCK_BOUND;

  private static final int HOURS = 24;

  static ClockChangeKind of(CronFields fields) {
    if (fields.values(Field.HOUR).cardinality() == HOURS) {
      return HOURLY;
    }
    return List.of(Field.SECOND, Field.MINUTE, Field.HOUR).stream()
            .flatMap(field -> fields.parts(field).stream())
            .allMatch(part -> part instanceof Part.Span span && span.form() == Part.Form.VALUE)
        ? CLOCK_BOUND
        : INTERVAL;
  }
}
