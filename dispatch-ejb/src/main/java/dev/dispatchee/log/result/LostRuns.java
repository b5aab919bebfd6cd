// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.result;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.EndReason;
import dev.dispatchee.log.RunKey;
import dev.dispatchee.log.claim.RunRow;
import dev.dispatchee.log.claim.TriggerRules;
import dev.dispatchee.node.HeartbeatTimes;
import dev.dispatchee.node.Node;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Ends the runs of nodes that are no more, so that nobody waits for them. */
@Singleton
public class LostRuns {

  // Judged by incarnation: a start that has lost its name is no more, whoever has that name now.
  private static final String OF_THE_GONE =
      """
      not exists (select 1 from dispatch_node d where d.name = l.node
        and d.incarnation = l.incarnation and d.heartbeat_date > %s)
      """;

  private static final String ADDRESSED_TO_THE_GONE =
      """
      target_node <> '%s' and not exists (select 1 from dispatch_node d
        where d.name = target_node and d.incarnation <> '' and d.heartbeat_date > %s)
      """;

  private static final String CANCEL =
      """
      update dispatch_log set is_open = false, status = 'CANCELED', reason = 'NODE_LOST',
        end_date = ?, error_text = concat('node ', target_node, ' was gone before it started'),
        token = token + 1
      where is_open and status = 'QUEUED' and
      """;

  // Slots too: a run that was given up while its thread still worked has kept its own.
  private static final String LOOK_FOR_THOSE_OF_THE_GONE =
      """
      select exists (select 1 from dispatch_log where is_open and status = 'QUEUED' and %1$s),
        exists (select 1 from dispatch_log l
          where is_open and status = 'IN_PROGRESS' and %2$s)
        or exists (select 1 from dispatch_slot s join dispatch_log l on l.id = s.log_id
          where not l.is_open and %2$s)
      """;

  private final Database database;
  private final Results results;
  private final Clock clock;
  private final String ofTheGone;
  private final String addressedToTheGone;
  private final String lookForThoseOfTheGone;

  /** Takes what it needs. */
  @Inject
  public LostRuns(Database database, Results results, HeartbeatTimes times, Clock clock) {
    this.database = database;
    this.results = results;
    this.clock = clock;
    var dead = database.dialect().ago(times.deadAfter());
    this.ofTheGone = OF_THE_GONE.formatted(dead);
    this.addressedToTheGone = ADDRESSED_TO_THE_GONE.formatted(Node.ANY, dead);
    this.lookForThoseOfTheGone =
        LOOK_FOR_THOSE_OF_THE_GONE.formatted(addressedToTheGone, ofTheGone);
  }

  /**
   * Ends what earlier starts of the same server left in progress: FAILED, NODE_LOST, tried again
   * while attempts remain. What was addressed to them and had not started is canceled. To be asked
   * before this start lets anything be addressed to it.
   *
   * @return what came of it: the runs that ended, and when further attempts are due
   */
  public Ended endThoseOfEarlierStarts(Node node) {
    int canceled = cancelAddressedTo(node);
    return end(
            "node = ? and incarnation <> ?",
            "the server '%s' was started again".formatted(node.name()),
            select -> {
              select.setString(1, node.name());
              select.setString(2, node.incarnation());
            })
        .andCanceled(canceled);
  }

  /**
   * Ends what starts left in progress that have stopped, are dead, or have lost their name; see
   * above.
   */
  public Ended endThoseOfTheGone() {
    var left = database.withConnection(this::lookForThoseOfTheGone);
    int canceled = left.addressed() ? cancel(addressedToTheGone, update -> {}) : 0;
    var ended = left.lost() ? end(ofTheGone, "its node is dead", select -> {}) : Ended.NOTHING;
    return ended.andCanceled(canceled);
  }

  private record Left(boolean addressed, boolean lost) {}

  // Mostly there is nothing: one statement finds that out.
  private Left lookForThoseOfTheGone(Connection connection) throws SQLException {
    try (var select = connection.prepareStatement(lookForThoseOfTheGone)) {
      return Rows.only(select, row -> new Left(row.getBoolean(1), row.getBoolean(2)));
    }
  }

  /**
   * Cancels what is addressed to a node that stops, or has been started again, and has not started.
   *
   * @return how many
   */
  public int cancelAddressedTo(Node node) {
    return cancel("target_node = ?", update -> update.setString(2, node.name()));
  }

  private int cancel(String where, Parameters parameters) {
    return database.inOneStatement(
        connection -> {
          try (var update = connection.prepareStatement(CANCEL + where)) {
            Instants.set(update, 1, clock.instant());
            parameters.set(update);
            return update.executeUpdate();
          }
        });
  }

  /**
   * What came of it.
   *
   * @param runs the runs that were ended
   * @param retries when further attempts are due
   * @param canceled how many were addressed to nodes that are gone, and had not started
   */
  public record Ended(List<RunKey> runs, List<Instant> retries, int canceled) {

    private static final Ended NOTHING = new Ended(List.of(), List.of(), 0);

    private Ended andCanceled(int number) {
      return new Ended(runs, retries, number);
    }
  }

  private Ended end(String where, String error, Parameters parameters) {
    var lost = new ArrayList<RunResult>();
    var written =
        database.inTransactionOrAgain(
            connection -> {
              lost.clear();
              lost.addAll(select(connection, where, parameters, error));
              var ended = results.end(connection, lost, true);
              database.dialect().findByKeys(connection);
              freeSlotsOfEnded(connection, where, parameters);
              return ended;
            });
    return new Ended(
        lost.stream().map(result -> result.run().key()).toList(), written.told().retries(), 0);
  }

  // A run that was given up while its thread still worked kept its slot; that thread is gone too.
  private static void freeSlotsOfEnded(Connection connection, String where, Parameters parameters)
      throws SQLException {
    try (var delete =
        connection.prepareStatement(
            "delete from dispatch_slot where exists (select 1 from dispatch_log l"
                + " where l.id = log_id and "
                + where
                + ")")) {
      parameters.set(delete);
      delete.executeUpdate();
    }
  }

  private List<RunResult> select(
      Connection connection, String where, Parameters parameters, String error)
      throws SQLException {
    // One order for all, or two nodes that end the same runs may deadlock.
    var sql =
        RunRow.SELECT
            + "where is_open and status = 'IN_PROGRESS' and "
            + where
            + " order by id for update";
    try (var select = connection.prepareStatement(sql)) {
      parameters.set(select);
      var runs = RunRow.read(select);
      var rules = TriggerRules.of(connection, runs);
      var now = clock.instant();
      return runs.stream()
          .map(run -> run.heldBy(run.token(), rules.of(run.key().trigger())))
          .map(run -> RunResult.lost(run, EndReason.NODE_LOST, null, now, error))
          .toList();
    }
  }

  private interface Parameters {
    void set(PreparedStatement select) throws SQLException;
  }
}
