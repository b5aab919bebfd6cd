// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.product;

import dev.dispatchee.benchmark.contest.Pause;
import dev.dispatchee.benchmark.postgres.PostgresDatabase;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** What history costs besides being written: adding it up, and deleting it when it is old. */
final class Upkeep {

  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private static final String SET_BACK =
      """
      update dispatch_roll_up set until_date = (select queued_date from dispatch_log_history
        where not is_open and queued_date < until_date
        order by queued_date desc limit 1 offset ?) where id = 1
      """;
  private static final String TO_ADD_UP =
      """
      select count(*) from dispatch_log_history l, dispatch_roll_up p
      where l.queued_date >= p.until_date and l.queued_date < ?
      """;
  private static final String EXPIRED =
      """
      select count(*) from dispatch_log_history where queued_date < now() - interval '30 days'
      """;

  private final PostgresDatabase database;

  Upkeep(PostgresDatabase database) {
    this.database = database;
  }

  /** Has the latest logs added up once more. */
  UpkeptLogs addUp(int logs, Meter meter) {
    var end = Timestamp.from(Instant.now().minus(Duration.ofMinutes(11)));
    database.execute(SET_BACK, logs);
    return watch(() -> database.number(TO_ADD_UP, end), meter);
  }

  /** Has old logs deleted, which are put in before. */
  UpkeptLogs delete(int logs, Population population, Meter meter) {
    population.addExpiredLogs(logs);
    return watch(() -> database.number(EXPIRED), meter);
  }

  /** A turn comes once a minute: what is measured begins when the first batch is done. */
  private static UpkeptLogs watch(LongSupplier left, Meter meter) {
    long patience = System.nanoTime() + PATIENCE.toNanos();
    long all = left.getAsLong();
    await(() -> left.getAsLong() == all, patience);
    long first = left.getAsLong();
    var used = meter.of(() -> await(() -> left.getAsLong() > 0, patience));
    return new UpkeptLogs(first, used);
  }

  private static void await(BooleanSupplier goesOn, long patience) {
    while (goesOn.getAsBoolean()) {
      if (System.nanoTime() > patience) {
        throw new IllegalStateException("not done within " + PATIENCE);
      }
      Pause.of(LOOK);
    }
  }
}
