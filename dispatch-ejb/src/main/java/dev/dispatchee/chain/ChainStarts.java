// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.chain;

import dev.dispatchee.SafeText;
import dev.dispatchee.access.AccessRight;
import dev.dispatchee.api.PermanentFailureException;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.RunKey;
import dev.dispatchee.log.SettingsText;
import dev.dispatchee.log.claim.HeldRuns;
import dev.dispatchee.node.Node;
import dev.dispatchee.registry.ExecutorCatalog;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Begins runs of chains. One transaction judges the members once more, notes them, and takes the
 * run from its node, whose thread is free then: so a run either has a node and has started nothing,
 * or has none and goes on whatever becomes of nodes. Safe for several threads.
 */
@Singleton
public class ChainStarts {

  private static final String SELECT =
      """
      select l.token, l.start_date, l.task_settings, t.task_settings as saved, t.timeout_millis
      from dispatch_log l join dispatch_trigger t on t.id = l.trigger_id
      where l.is_open and l.id = ? and l.status = 'IN_PROGRESS' and l.node = ? and l.incarnation = ?
      """;

  private final Database database;
  private final Node node;
  private final HeldRuns held;
  private final ExecutorCatalog executors;
  private final Set<Begun> begun = ConcurrentHashMap.newKeySet();

  /** Takes what it needs. */
  @Inject
  public ChainStarts(Database database, Node node, HeldRuns held, ExecutorCatalog executors) {
    this.database = database;
    this.node = node;
    this.held = held;
    this.executors = executors;
  }

  private record Begun(RunKey run, long token) {}

  private record Row(
      long token,
      Map<String, String> settings,
      Map<String, String> saved,
      @Nullable Instant deadline) {

    static Row read(ResultSet row) throws SQLException {
      long timeout = row.getLong("timeout_millis");
      var deadline =
          row.wasNull() ? null : Instants.get(row, "start_date").plus(Duration.ofMillis(timeout));
      return new Row(
          row.getLong("token"),
          SettingsText.read(row.getString("task_settings")),
          SettingsText.read(row.getString("saved")),
          deadline);
    }
  }

  /**
   * Begins a run that this node has claimed.
   *
   * @throws PermanentFailureException if a member is unknown, the chain would run itself, or who
   *     saved it may not run a member
   * @throws IllegalStateException if a member is deactivated or no node has its executor
   */
  void start(RunKey run, ChainPlan plan) {
    long token = database.inTransactionOrAgain(connection -> start(connection, run, plan));
    begun.add(new Begun(run, token));
  }

  /**
   * Whether a run that this node had claimed has begun: then it is no more this node's to end. To
   * be asked once, when its executor has returned.
   */
  public boolean hasBegun(RunKey run, long token) {
    return begun.remove(new Begun(run, token));
  }

  private long start(Connection connection, RunKey run, ChainPlan plan) throws SQLException {
    ChainGraph.lock(connection);
    var row = held(connection, run);
    var triggers = judge(connection, run, plan, row);
    ChainRuns.insert(
        connection,
        database.dialect(),
        run,
        row.deadline(),
        triggers.stream().map(MemberTrigger::id).toList());
    leaveNode(connection, run, row.token());
    return row.token();
  }

  private Row held(Connection connection, RunKey run) throws SQLException {
    try (var select = connection.prepareStatement(SELECT)) {
      select.setLong(1, run.log().value());
      select.setString(2, node.name());
      select.setString(3, node.incarnation());
      return Rows.first(select, Row::read)
          .filter(row -> held.has(run, row.token()))
          .orElseThrow(
              () -> new IllegalStateException("this run was taken from its node meanwhile"));
    }
  }

  /** The triggers of the members, in their order. */
  private List<MemberTrigger> judge(Connection connection, RunKey run, ChainPlan plan, Row row)
      throws SQLException {
    var found =
        MemberTrigger.find(
            connection, plan.members().stream().map(ChainMember::trigger).distinct().toList());
    var saver = ChainGrant.ofRun(connection, run.trigger().value(), row.settings(), row.saved());
    // As if they were not there, and the right first: as when a chain is saved.
    found.values().removeIf(trigger -> !saver.isLet(AccessRight.VIEW, trigger.access()));
    var faults = new MemberFaults(executors, found);
    refuseForGood(faults.unknown(plan).orElse(null));
    var via =
        ChainGraph.reachable(connection, found.values().stream().map(MemberTrigger::id).toList());
    refuseForGood(
        MemberRights.missing(saver, MemberTrigger.ofIds(connection, via.keySet()), executors)
            .map(
                missing ->
                    "%s, without which '%s' saved the chain or this run has other settings"
                        .formatted(missing, SafeText.of(saver.user())))
            .orElse(null));
    refuseForGood(ChainCircle.of(run.trigger(), plan, found, via).orElse(null));
    var triggers = new ArrayList<MemberTrigger>();
    for (var member : plan.members()) {
      var trigger = Objects.requireNonNull(found.get(member.trigger()));
      refuseForNow(
          faults
              .noExecutor(member, trigger)
              .or(() -> MemberStarts.deactivated(member.name(), trigger))
              .orElse(null));
      triggers.add(trigger);
    }
    return triggers;
  }

  // Another attempt may find it mended.
  private static void refuseForNow(@Nullable String fault) {
    if (fault != null) {
      throw new IllegalStateException(fault);
    }
  }

  private static void refuseForGood(@Nullable String fault) {
    if (fault != null) {
      throw new PermanentFailureException(fault);
    }
  }

  // Who cancels it at the same moment flags it before or after; the next step sees that.
  private static void leaveNode(Connection connection, RunKey run, long token) throws SQLException {
    try (var update =
        connection.prepareStatement(
            """
            update dispatch_log set node = null, incarnation = null, token = token + 1
            where is_open and id = ? and token = ?
            """)) {
      update.setLong(1, run.log().value());
      update.setLong(2, token);
      if (update.executeUpdate() != 1) {
        throw new IllegalStateException("this run was taken from its node meanwhile");
      }
    }
  }
}
