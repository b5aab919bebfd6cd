// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert;

import dev.dispatchee.database.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * How often triggers have failed in a row, by their logs. Attempts of one fire are one: it has
 * failed when the last of them has. A fire with an attempt still to come says nothing.
 */
final class ConsecutiveFailures {

  /** So many fires more are looked at than are needed: others may end at the same moment. */
  private static final int SLACK = 20;

  private static final String NEWEST =
      """
      select id, coalesce(origin_log_id, id) as fire, status from dispatch_log
      where trigger_id = ? and status not in ('MISSED', 'CANCELED')
      order by queued_date desc, id desc limit ?
      """;

  private final Connection connection;
  private final Collection<EndOfRun> ends;

  ConsecutiveFailures(Connection connection, Collection<EndOfRun> ends) {
    this.connection = connection;
    this.ends = ends;
  }

  /** The event, if an end makes as many in a row as a rule says and it was not told of before. */
  Optional<AlertEvent> eventOf(AlertRule rule, EndOfRun end) throws SQLException {
    int wanted = rule.definition().condition().times();
    var run = end.subject();
    long together = ends.stream().filter(one -> one.subject().trigger() == run.trigger()).count();
    int most = wanted + (int) together + SLACK;
    var failures = newestFailures(run.trigger(), most, most * Math.max(1, end.mostAttempts()));
    // One that is longer than what is looked at was told of when it became as long as that.
    if (failures.size() < wanted || failures.size() > most) {
      return Optional.empty();
    }
    long first = failures.get(failures.size() - 1);
    return Optional.of(
        new AlertEvent(
            rule.id(),
            "%s:%d:%d".formatted(rule.kind().word(), run.trigger(), first),
            true,
            end.ended(),
            run.trigger(),
            run.triggerName(),
            run.executorType(),
            run.log(),
            run.node(),
            "failed %d times in a row, last: %s".formatted(failures.size(), end.detail())));
  }

  private record Row(long fire, String status) {}

  /** The fires that have failed since the latest success, the newest first; one more than most. */
  private List<Long> newestFailures(long trigger, int most, int rows) throws SQLException {
    try (var select = connection.prepareStatement(NEWEST)) {
      select.setLong(1, trigger);
      select.setInt(2, rows + 1);
      var seen = new HashSet<Long>();
      var failures = new ArrayList<Long>();
      for (var row :
          Rows.list(select, row -> new Row(row.getLong("fire"), row.getString("status")))) {
        if (seen.add(row.fire())) {
          if (row.status().equals("SUCCESSFUL") || failures.size() > most) {
            break;
          }
          if (row.status().equals("FAILED") || row.status().equals("TIMED_OUT")) {
            failures.add(row.fire());
          }
        }
      }
      return failures;
    }
  }
}
