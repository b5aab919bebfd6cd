// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.claim;

import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.Rows;
import dev.dispatchee.database.SqlArrays;
import dev.dispatchee.log.Gate;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The runs that stand before gates, for one claim: those that may pass, each gate's first in line
 * first.
 *
 * <p>Who lets runs pass holds the row of the gate until its claim is committed, and counts the
 * permits after it has it: so two claims never take the same place. Whose gate has no room is not
 * held, and its line is not read.
 */
final class GateLines {

  static final GateLines NONE = new GateLines(GatePasses.NONE, List.of(), null);

  private final GatePasses gates;
  private final List<GateLine> lines;
  private @Nullable Instant nextPlace;

  private GateLines(GatePasses gates, List<GateLine> lines, @Nullable Instant nextPlace) {
    this.gates = gates;
    this.lines = lines;
    this.nextPlace = nextPlace;
  }

  /** Holds the gates before which runs wait that may pass now. */
  static GateLines hold(Connection connection, DueRuns due, int limit) throws SQLException {
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
    lock(connection, due.dialect(), names);
    // Counted by a statement of its own: the one that waited for a row would count as it began.
    var held = Gate.named(connection, names, now);
    var passes = new GatePasses(held);
    var waitedFor = open.stream().map(Gate::name).collect(Collectors.toSet());
    var mosts = new HashMap<Gate, Integer>();
    for (var gate : held) {
      int most = waitedFor.contains(gate.name()) ? Math.min(passes.room(gate), limit) : 0;
      if (most > 0) {
        mosts.put(gate, most);
      }
    }
    var lines = GateLine.read(connection, due, mosts, firstPiece(limit, open.size()));
    return new GateLines(passes, lines, next);
  }

  // A share for each, and some more, since the lines are not served evenly.
  private static int firstPiece(int limit, int lines) {
    return limit / lines * 5 / 4 + 4;
  }

  /**
   * The first in line of these and of others, in one line.
   *
   * @param free those that stand before no gate, in their order
   * @param now the time of the claim
   */
  List<RunRow> merge(List<RunRow> free, int limit, Instant now) throws SQLException {
    if (lines.isEmpty()) {
      return free;
    }
    var others = new ArrayDeque<>(free);
    var merged = new ArrayList<RunRow>();
    while (merged.size() < limit) {
      var line = mostUrgent();
      var gated = line == null ? null : line.next();
      var other = others.peek();
      if (line != null && gated != null && comesBefore(gated, other)) {
        merged.add(gated);
        line.remove();
        gates.pass(line.gate());
      } else if (other != null) {
        merged.add(others.remove());
      } else {
        break;
      }
    }
    lookAgainForRates(now);
    return merged;
  }

  /**
   * Of the lines whose gate has room, the one whose next is first of all; null if there is none.
   */
  private @Nullable GateLine mostUrgent() throws SQLException {
    GateLine found = null;
    RunRow first = null;
    for (var line : lines) {
      var next = gates.room(line.gate()) == 0 ? null : line.next();
      if (next != null && comesBefore(next, first)) {
        first = next;
        found = line;
      }
    }
    return found;
  }

  private static boolean comesBefore(RunRow one, @Nullable RunRow other) {
    return other == null || RunRow.IN_LINE.compare(one, other) < 0;
  }

  /** Which gates are held, and who has passed them. */
  GatePasses gates() {
    return gates;
  }

  /** When a rate lets the next one pass that may wait; null if none is known to. */
  @Nullable Instant nextPlace() {
    return nextPlace;
  }

  private void lookAgainForRates(Instant now) {
    var full =
        lines.stream()
            .map(GateLine::gate)
            .filter(gate -> gate.window() != null && gates.room(gate) == 0)
            .map(gate -> nextPlace(gate, now));
    nextPlace = earliest(Stream.concat(Stream.ofNullable(nextPlace), full));
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
