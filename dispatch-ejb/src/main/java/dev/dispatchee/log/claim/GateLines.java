// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.claim;

import dev.dispatchee.database.RoundTrip;
import dev.dispatchee.database.RoundTrip.Found;
import dev.dispatchee.log.Gate;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

  /** What is asked of the gates before which runs wait, on one way with the runs before none. */
  record Asked(Found<String> held, Found<Gate> waitedFor) {

    /** Holds those that have room. They are counted after that, by a statement of its own. */
    static Asked on(RoundTrip trip, DueRuns due) {
      return new Asked(due.lockOpenGates(trip), due.gatesWaitedFor(trip));
    }
  }

  /**
   * Reads the lines before the gates that are held.
   *
   * @param asked as it was answered
   */
  static GateLines read(Connection connection, DueRuns due, int limit, Asked asked)
      throws SQLException {
    var names = Set.copyOf(asked.held().rows());
    var all = asked.waitedFor().rows();
    var held = all.stream().filter(gate -> names.contains(gate.name())).toList();
    var next = earliest(all.stream().filter(gate -> gate.room() == 0).map(Gate::nextPlace));
    var passes = new GatePasses(held);
    var mosts = new HashMap<Gate, Integer>();
    for (var gate : held) {
      int most = Math.min(passes.room(gate), limit);
      if (most > 0) {
        mosts.put(gate, most);
      }
    }
    var lines = GateLine.read(connection, due, mosts, firstPiece(limit, mosts.size()));
    return new GateLines(passes, lines, next);
  }

  // A share for each, and some more, since the lines are not served evenly.
  private static int firstPiece(int limit, int lines) {
    return limit / Math.max(1, lines) * 5 / 4 + 4;
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
}
