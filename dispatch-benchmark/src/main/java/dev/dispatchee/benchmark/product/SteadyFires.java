// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.product;

import dev.dispatchee.benchmark.contest.Lateness;
import dev.dispatchee.benchmark.contest.Pause;
import dev.dispatchee.benchmark.postgres.PostgresDatabase;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Triggers that fire one after the other, as many in each second, for some time. */
final class SteadyFires {

  /** How many triggers take turns. */
  static final int TRIGGERS = Size.LEAST_TRIGGERS;

  /** How many of them fire in a second. */
  static final int A_SECOND = 20;

  private static final Duration EACH = Duration.ofSeconds(TRIGGERS / A_SECOND);
  // All servers have looked for alarms to set by then, which they do every 15 seconds.
  private static final Duration AHEAD = Duration.ofSeconds(16);
  private static final Duration UNTIL_ENDED = Duration.ofSeconds(3);

  private static final String START =
      """
      update dispatch_trigger t
      set active = true, interval_millis = ?, start_date = due, next_due_date = due, next_fire_date = due
      from (select id, cast(? as timestamptz)
            + (row_number() over (order by id) - 1) / ? * ? * interval '1 ms' as due
          from dispatch_trigger where name like 'steady-%') s
      where s.id = t.id
      """;
  private static final String STOP =
      """
      update dispatch_trigger set active = false, next_due_date = null, next_fire_date = null
      where name like 'steady-%'
      """;
  private static final String LATENESS =
      """
      select extract(epoch from start_date - planned_date) * 1000 from dispatch_log
      where planned_date >= ? and planned_date < ? and trigger_name like 'steady-%'
        and start_date is not null
      """;

  private final PostgresDatabase database;

  SteadyFires(PostgresDatabase database) {
    this.database = database;
  }

  /**
   * Has them fire, watches, and pauses them again.
   *
   * @param together how many are due at the same instant
   * @param length how long it is watched, after each has fired once
   * @throws IllegalStateException if not every due instant came to a run
   */
  WatchedFires watch(int together, Duration length, Meter meter) {
    var first = Instant.now().plus(AHEAD).truncatedTo(ChronoUnit.SECONDS);
    int apart = together * 1_000 / A_SECOND;
    database.execute(START, EACH.toMillis(), Timestamp.from(first), together, apart);
    var from = first.plus(EACH);
    var to = from.plus(length);
    Pause.until(from);
    var used = meter.of(() -> Pause.until(to));
    Pause.of(UNTIL_ENDED);
    database.execute(STOP);
    var late = database.numbers(LATENESS, Timestamp.from(from), Timestamp.from(to));
    if (late.length != A_SECOND * length.toSeconds()) {
      throw new IllegalStateException(
          "%d of %d fires ran".formatted(late.length, A_SECOND * length.toSeconds()));
    }
    // The alarms of their next dates ring in vain.
    Pause.of(EACH);
    return new WatchedFires(Lateness.of(late), used);
  }
}
