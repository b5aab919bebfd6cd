// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.overview;

import dev.dispatchee.access.Sight;
import dev.dispatchee.alert.AlertLook;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.WaitingRuns;
import dev.dispatchee.log.manage.RunCounts;
import dev.dispatchee.scheduler.SchedulerSwitch;
import dev.dispatchee.statistics.LastDay;
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
  private static final int LEAST_FOR_A_PACE = 10;
  private static final int MOST_HELD_UP = 10;

  private final Database database;
  private final RunCounts runs;
  private final WaitingRuns waiting;
  private final LastDay statistics;
  private final SchedulerSwitch scheduler;
  private final AlertLook alerts;
  private final Clock clock;

  /** Takes what it needs. */
  @Inject
  public Overviews(
      Database database,
      RunCounts runs,
      WaitingRuns waiting,
      LastDay statistics,
      SchedulerSwitch scheduler,
      AlertLook alerts,
      Clock clock) {
    this.database = database;
    this.runs = runs;
    this.waiting = waiting;
    this.statistics = statistics;
    this.scheduler = scheduler;
    this.alerts = alerts;
    this.clock = clock;
  }

  /** How the engine does now, as far as somebody may see it. */
  public Overview now(Sight sight) {
    var now = clock.instant();
    var open = runs.open(now, sight);
    var lastHour = Overview.LastHour.of(runs.endedSince(now.minus(HOUR), sight));
    var lastDay = statistics.hours(sight);
    var triggers = triggers(sight);
    return new Overview(
        open.queued(),
        open.inProgress(),
        secondsSince(open.oldestPlanned(), now),
        secondsSince(triggers.oldestDue(), now),
        triggers.active(),
        scheduler.state().paused(),
        alerts.look().unsent(),
        lastHour,
        lastDay.map(hours -> Overview.LastHour.sum(hours.values())).orElse(null),
        lastDay.stream()
            .flatMap(hours -> hours.entrySet().stream())
            .map(hour -> Overview.Hour.of(hour.getKey(), hour.getValue()))
            .toList(),
        waiting.heldUp(open.dueByGate(), MOST_HELD_UP),
        untilEmpty(open.due(), lastHour.ended()));
  }

  // Of a few runs that have ended no pace can be told.
  private static @Nullable Long untilEmpty(long due, long ended) {
    return due == 0 || ended < LEAST_FOR_A_PACE
        ? null
        : Long.valueOf(Math.round((double) due / ended * HOUR.toSeconds()));
  }

  private record Triggers(long active, @Nullable Instant oldestDue) {}

  private Triggers triggers(Sight sight) {
    return database.withConnection(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  """
                  select count(*) as active, min(next_due_date) as oldest
                  from dispatch_trigger where active
                  """
                      + sight.and("id"))) {
            sight.set(select, 1);
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
