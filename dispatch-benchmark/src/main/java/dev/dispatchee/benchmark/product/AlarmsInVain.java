// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.product;

import dev.dispatchee.benchmark.contest.Pause;
import dev.dispatchee.benchmark.postgres.PostgresDatabase;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What an alarm costs that finds nothing: each node sets its own for what is due later, and one of
 * them fires. Triggers are made due at instants of their own, and paused before their alarms ring.
 */
final class AlarmsInVain {

  // Servers look every 15 seconds.
  private static final Duration UNTIL_SET = Duration.ofSeconds(20);
  private static final Duration UNTIL_THEY_RING = Duration.ofSeconds(25);
  private static final int APART_MILLIS = 5;
  private static final Duration AFTERWARDS = Duration.ofSeconds(5);

  private static final String MAKE_DUE =
      """
      update dispatch_trigger t set active = true, start_date = due, next_due_date = due
      from (select id, cast(? as timestamptz) + position * ? * interval '1 ms' as due
          from unnest(?) with ordinality as given (id, position)) s
      where s.id = t.id
      """;
  private static final String PAUSE =
      """
      update dispatch_trigger set active = false, next_due_date = null where id = any (?)
      """;

  private final PostgresDatabase database;

  AlarmsInVain(PostgresDatabase database) {
    this.database = database;
  }

  /** From setting the alarms for paused triggers until the last one has rung. */
  Use of(long[] triggers, Meter meter) {
    var start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    var first = start.plus(UNTIL_THEY_RING);
    database.execute(MAKE_DUE, Timestamp.from(first), APART_MILLIS, triggers);
    var setting = meter.of(() -> Pause.until(start.plus(UNTIL_SET)));
    database.execute(PAUSE, (Object) triggers);
    var last = first.plusMillis((long) APART_MILLIS * triggers.length);
    return setting.plus(meter.of(() -> Pause.until(last.plus(AFTERWARDS))));
  }
}
