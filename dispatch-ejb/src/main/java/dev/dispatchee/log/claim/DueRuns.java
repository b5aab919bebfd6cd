// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.claim;

import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.RoundTrip;
import dev.dispatchee.database.RoundTrip.Found;
import dev.dispatchee.database.SqlArrays;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.Gate;
import dev.dispatchee.node.Node;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The rows that a claim decides about.
 *
 * @param dialect of the database
 * @param node in whose name
 * @param now what is due
 * @param types the executor types that the node has
 * @param manualOnly whether only runs are due that somebody asked for
 */
record DueRuns(
    Dialect dialect, Node node, Instant now, Collection<String> types, boolean manualOnly) {

  private static final String IS_DUE = "planned_date <= ?";

  // Of runs that are named: so that no plan finds all that are due, to look for those among them.
  private static final String IS_DUE_IF_FOUND = "(planned_date <= ?) is true";

  // What a chain runs is asked for by who asked for the chain.
  private static final String ASKED_FOR =
      "and (cause = 'MANUAL' or cause = 'CHAIN' and requested_by is not null) ";

  private static final String DUE_HERE =
      """
      where is_open and status = 'QUEUED' and %s and (target_node = '*' or target_node = ?)
        and executor_type = any (?)
        and not (waits and exists (select 1 from dispatch_slot s
          where s.trigger_id = l.trigger_id and s.target_node = l.target_node))
      """;

  // What stands before a gate is in another line, however long that is.
  private static final String BEFORE_NO_GATE = "and gate is null ";

  // Of runs that are named, for the same reason: the index of that line has those alone.
  private static final String BEFORE_NO_GATE_IF_FOUND =
      "and coalesce(gate, '') = '' and id = any (?) ";

  /**
   * The first of the open rows in line. The number stands in the text: a plan that is made without
   * knowing it reads and sorts them all.
   */
  static String firstInLine(Dialect dialect, int limit) {
    return "order by %s limit %d".formatted(dialect.orderInLine(), limit);
  }

  /**
   * Locks the first due rows in the line of those that stand before no gate; those that another
   * claim has locked are passed over.
   *
   * @param hint among these only; empty for any
   */
  Found<RunRow> lock(RoundTrip trip, Collection<DispatchLogId> hint, int limit) {
    var among = hint.isEmpty() ? BEFORE_NO_GATE : BEFORE_NO_GATE_IF_FOUND;
    var order =
        hint.isEmpty()
            ? firstInLine(dialect, limit)
            : "order by %s limit %d".formatted(dialect.orderOfSome(), limit);
    return trip.select(
        locking(hint.isEmpty() ? IS_DUE : IS_DUE_IF_FOUND, among + order),
        (select, first) -> {
          int next = set(select, first);
          if (hint.isEmpty()) {
            return next;
          }
          var ids = hint.stream().mapToLong(DispatchLogId::value);
          select.setArray(next, SqlArrays.longs(select.getConnection(), ids));
          return next + 1;
        },
        RunRow::read);
  }

  /**
   * The same of the lines before gates.
   *
   * @param limits how many of each line at most, by the names of the gates
   * @return the rows, in the order of each line
   */
  List<RunRow> lock(Connection connection, Map<String, Integer> limits) throws SQLException {
    if (dialect.joinsLaterally()) {
      return lockAtOnce(connection, limits);
    }
    var rows = new ArrayList<RunRow>();
    for (var gate : limits.entrySet()) {
      var sql = locking(IS_DUE, "and gate = ? %s".formatted(firstInLine(dialect, gate.getValue())));
      try (var select = connection.prepareStatement(sql)) {
        select.setString(set(select, 1), gate.getKey());
        rows.addAll(RunRow.read(select));
      }
    }
    return rows;
  }

  private List<RunRow> lockAtOnce(Connection connection, Map<String, Integer> limits)
      throws SQLException {
    var ofOne = "and gate = g.name order by %s limit g.wanted".formatted(dialect.orderInLine());
    try (var select =
        connection.prepareStatement(
            "select f.* from unnest(?, ?) as g (name, wanted) cross join lateral (%s) f"
                .formatted(locking(IS_DUE, ofOne)))) {
      var names = List.copyOf(limits.keySet());
      select.setArray(1, SqlArrays.texts(connection, names));
      select.setArray(2, SqlArrays.longs(connection, names.stream().mapToLong(limits::get)));
      set(select, 3);
      return RunRow.read(select);
    }
  }

  /**
   * Locks the gates before which such rows wait and that have room, and those of their groups.
   *
   * @return their names
   */
  Found<String> lockOpenGates(RoundTrip trip) {
    // In one order for all claims, and before they take slots, or two of them may deadlock.
    return trip.select(
        "select h.name from dispatch_gate h where %s order by h.name%s"
            .formatted(
                isOneOrItsGroup("h.name", waitedFor() + " and " + Gate.HAS_ROOM),
                dialect.forNoKeyUpdate()),
        (select, first) -> {
          int next = set(select, first);
          Instants.set(select, next, now);
          Instants.set(select, next + 1, now);
          return next + 2;
        },
        row -> row.getString(1));
  }

  /** The gates before which such rows wait, with room or without, and those of their groups. */
  Found<Gate> gatesWaitedFor(RoundTrip trip) {
    return Gate.find(trip, isOneOrItsGroup("g.name", waitedFor()), now, this::set);
  }

  // From the end of the line: at its beginning stand those that are in progress.
  private String waitedFor() {
    return "%s and (select 1 from dispatch_log l %s %s and l.gate = g.name %s limit 1) is not null"
        .formatted(
            dialect.mayBeWaitedFor("g.name"),
            DUE_HERE.formatted(IS_DUE),
            asked(),
            dialect.fromTheEndOfTheLine());
  }

  private static String isOneOrItsGroup(String name, String condition) {
    return """
    %s in (select case when k.own then g.name else g.within_group end
      from dispatch_gate g cross join (values (true), (false)) as k (own) where %s)
    """
        .formatted(name, condition);
  }

  private String locking(String isDue, String conditionAndOrder) {
    return RunRow.SELECT
        + DUE_HERE.formatted(isDue)
        + asked()
        + conditionAndOrder
        + dialect.forUpdateSkipLocked();
  }

  private String asked() {
    return manualOnly ? ASKED_FOR : "";
  }

  private int set(PreparedStatement select, int first) throws SQLException {
    Instants.set(select, first, now);
    select.setString(first + 1, node.name());
    select.setArray(first + 2, SqlArrays.texts(select.getConnection(), types));
    return first + 3;
  }
}
