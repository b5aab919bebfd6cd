// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.overview;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.manage.RunCounts;
import dev.dispatchee.scheduler.SchedulerSwitch;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes overviews. */
@Singleton
public class Overviews {

  private static final Duration HOUR = Duration.ofHours(1);

  private final Database database;
  private final RunCounts runs;
  private final SchedulerSwitch scheduler;
  private final Clock clock;

  /** Takes what it needs. */
  @Inject
  public Overviews(Database database, RunCounts runs, SchedulerSwitch scheduler, Clock clock) {
    this.database = database;
    this.runs = runs;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /** How the engine does now. */
  public Overview now() {
    var now = clock.instant();
    var open = runs.open();
    var triggers = triggers();
    return new Overview(
        open.queued(),
        open.inProgress(),
        secondsSince(open.oldestPlanned(), now),
        secondsSince(triggers.oldestDue(), now),
        triggers.active(),
        scheduler.state().paused(),
        Overview.LastHour.of(runs.endedSince(now.minus(HOUR))));
  }

  private record Triggers(long active, @Nullable Instant oldestDue) {}

  private Triggers triggers() {
    return database.withConnection(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  """
                  select count(*) as active, min(next_due_date) as oldest
                  from dispatch_trigger where active
                  """)) {
            return Rows.only(
                select,
                row ->
                    new Triggers(row.getLong("active"), Instants.find(row, "oldest").orElse(null)));
          }
        });
  }

  private static long secondsSince(@Nullable Instant date, Instant now) {
    return date == null ? 0 : Math.max(0, Duration.between(date, now).toSeconds());
  }
}
