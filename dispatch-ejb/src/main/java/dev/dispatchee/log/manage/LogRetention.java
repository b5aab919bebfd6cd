// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.manage;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.LogLimits;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Deletes logs that have been kept for as long as their trigger or the configuration says, counted
 * from their end, and from the moment they were queued for what did not run; and those of which
 * there are more than that says. See {@link GoingLogs} for what stays all the same.
 *
 * <p>A turn deletes so many at most, and looks at so many triggers at most for what is too many:
 * the next one goes on. Safe for several nodes, for one thread at a time.
 */
@Singleton
public class LogRetention {

  /** How long the logs of triggers are kept that are no more. */
  static final Duration OF_DELETED_TRIGGERS = Duration.ofDays(30);

  /** After how many deleted logs a turn ends: more than a minute brings at the highest rates. */
  static final int MOST_A_TURN = 100_000;

  /** Whether something has expired costs several questions: asked less often when nothing had. */
  static final int TURNS_BETWEEN_LOOKS = 5;

  private static final String OF_TRIGGERS_THAT_KEEP_SO_LONG =
      "l.%s and l.trigger_id in (select t.id from dispatch_trigger t where %s = ?)";
  private static final String OF_TRIGGERS_NO_MORE =
      "not exists (select 1 from dispatch_trigger t where t.id = l.trigger_id)";

  private final Database database;
  private final Clock clock;
  private final LogLimits otherwise;
  private final GoingLogs going;
  private final SurplusLogs surplus;
  private int turnsSinceLook = TURNS_BETWEEN_LOOKS;

  /**
   * Takes what it needs.
   *
   * @param otherwise for triggers that say nothing of their own
   */
  @Inject
  public LogRetention(Database database, Clock clock, LogLimits otherwise) {
    this.database = database;
    this.clock = clock;
    this.otherwise = otherwise;
    this.going = new GoingLogs(database);
    this.surplus = new SurplusLogs(database, going, otherwise);
  }

  /**
   * Takes one of the turns that come once a minute.
   *
   * @param addedUp what was queued or ended then or later stays, however long ago that is
   */
  public void takeTurn(Instant addedUp) {
    turnsSinceLook++;
    if (turnsSinceLook >= TURNS_BETWEEN_LOOKS && deleteByTime(addedUp, MOST_A_TURN) == 0) {
      turnsSinceLook = 0;
    }
    surplus.delete(addedUp, MOST_A_TURN);
  }

  /**
   * Deletes by time and by number.
   *
   * @param addedUp what was queued or ended then or later stays, however long ago that is
   * @return how many were deleted
   */
  public int deleteExpired(Instant addedUp) {
    return deleteExpired(addedUp, MOST_A_TURN);
  }

  int deleteExpired(Instant addedUp, int most) {
    int deleted = deleteByTime(addedUp, most);
    return deleted + surplus.delete(addedUp, most - deleted);
  }

  private int deleteByTime(Instant addedUp, int most) {
    int deleted = 0;
    for (var outcome : Outcome.values()) {
      var which =
          OF_TRIGGERS_THAT_KEEP_SO_LONG.formatted(outcome.logs, outcome.retention(otherwise));
      for (var kept : retentions(outcome)) {
        deleted +=
            going.delete(
                before(kept, addedUp),
                which,
                (select, from) -> select.setLong(from, kept.toMillis()),
                most - deleted);
      }
    }
    return deleted
        + going.delete(
            before(OF_DELETED_TRIGGERS, addedUp),
            OF_TRIGGERS_NO_MORE,
            (select, from) -> {},
            most - deleted);
  }

  private Instant before(Duration kept, Instant addedUp) {
    var before = clock.instant().minus(kept);
    return before.isBefore(addedUp) ? before : addedUp;
  }

  private List<Duration> retentions(Outcome outcome) {
    return database.withConnection(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  "select distinct %s from dispatch_trigger t"
                      .formatted(outcome.retention(otherwise)))) {
            return Rows.list(select, row -> Duration.ofMillis(row.getLong(1)));
          }
        });
  }
}
