// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.claim;

import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.Rows;
import dev.dispatchee.database.SqlArrays;
import dev.dispatchee.log.Gate;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The runs that stand before gates, for one claim: those that may pass, each gate's first in line
 * first.
 *
 * <p>Who lets runs pass holds the row of the gate until its claim is committed, and counts the
 * permits after it has it: so two claims never take the same place. Whose gate has no room is not
 * held, and its line is not read.
 *
 * @param gates those that are held, which let pass
 * @param rows the first in line of each, locked
 * @param nextPlace when a rate lets the next one pass that may wait; null if none is known to
 */
record GateLines(GatePasses gates, List<RunRow> rows, @Nullable Instant nextPlace) {

  static final GateLines NONE = new GateLines(GatePasses.NONE, List.of(), null);

  /** Holds the gates before which runs wait that may pass now, and locks these runs. */
  static GateLines hold(Connection connection, DueRuns due, int limit) throws SQLException {
    var dialect = due.dialect();
    var now = due.now();
    var waited = due.gatesWaitedFor(connection);
    var open = waited.stream().filter(gate -> gate.room() > 0).toList();
    var next = earliest(waited.stream().filter(gate -> gate.room() == 0).map(Gate::nextPlace));
    if (open.isEmpty()) {
      return new GateLines(GatePasses.NONE, List.of(), next);
    }
    var names = new TreeSet<String>();
    open.forEach(
        gate -> Stream.of(gate.name(), gate.group()).filter(Objects::nonNull).forEach(names::add));
    lock(connection, dialect, names);
    // Counted by a statement of its own: the one that waited for a row would count as it began.
    var held = Gate.named(connection, names, now);
    var passes = new GatePasses(held);
    var rows = new ArrayList<RunRow>();
    for (var gate : held) {
      int room =
          open.stream().anyMatch(one -> one.name().equals(gate.name())) ? passes.room(gate) : 0;
      int most = Math.min(room, limit);
      if (most > 0) {
        var first = due.lock(connection, gate.name(), most);
        rows.addAll(first);
        if (first.size() == room && gate.window() != null) {
          next = earliest(Stream.of(next, nextPlace(gate, now)));
        }
      }
    }
    return new GateLines(passes, rows, next);
  }

  /**
   * The first in line of these and of others, in one line.
   *
   * @param free those that stand before no gate, in their order
   */
  List<RunRow> merge(List<RunRow> free, int limit) {
    return rows.isEmpty()
        ? free
        : Stream.concat(free.stream(), rows.stream())
            .sorted(RunRow.IN_LINE)
            .filter(gates::pass)
            .limit(limit)
            .toList();
  }

  private static @Nullable Instant nextPlace(Gate full, Instant now) {
    return full.nextPlace() != null
        ? full.nextPlace()
        : now.plus(Objects.requireNonNull(full.window()));
  }

  private static @Nullable Instant earliest(Stream<@Nullable Instant> dates) {
    return dates.filter(Objects::nonNull).min(Instant::compareTo).orElse(null);
  }

  // In one order for all claims, and before they take slots, or two of them may deadlock. What
  // refers to these rows is not kept from it.
  private static void lock(Connection connection, Dialect dialect, Collection<String> names)
      throws SQLException {
    if (dialect.locksRows()) {
      try (var select =
          connection.prepareStatement(
              "select name from dispatch_gate where name = any (?) order by name for no key update")) {
        select.setArray(1, SqlArrays.texts(connection, names));
        Rows.list(select, row -> row.getString(1));
      }
    }
  }
}
