// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.claim;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.Gate;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The line before a gate that a claim holds, read and locked piece by piece: of many lines a claim
 * takes a few of each, and what it locks in vain costs the database as much as what it takes.
 */
final class GateLine {

  private final Connection connection;
  private final DueRuns due;
  private final Gate gate;
  private final int most;
  private final Deque<RunRow> ahead = new ArrayDeque<>();
  private final Set<DispatchLogId> seen = new HashSet<>();
  private int wanted;
  private boolean more;

  /**
   * Before anything is read.
   *
   * @param most how many may be taken in all
   * @param piece how many are read first
   */
  private GateLine(Connection connection, DueRuns due, Gate gate, int most, int piece) {
    this.connection = connection;
    this.due = due;
    this.gate = gate;
    this.most = most;
    this.wanted = Math.min(most, piece);
  }

  /**
   * The lines before some gates, with the first piece of each, read at once.
   *
   * @param gates how many may be taken in all, at least 1, by the gate
   * @param piece how many are read of each
   */
  static List<GateLine> read(
      Connection connection, DueRuns due, Map<Gate, Integer> gates, int piece) throws SQLException {
    if (gates.isEmpty()) {
      return List.of();
    }
    var lines = new ArrayList<GateLine>();
    gates.forEach((gate, most) -> lines.add(new GateLine(connection, due, gate, most, piece)));
    var wanted = lines.stream().collect(toMap(line -> line.gate.name(), line -> line.wanted));
    var rows =
        due.lock(connection, wanted).stream().collect(groupingBy(row -> row.subject().gate()));
    lines.forEach(line -> line.add(rows.getOrDefault(line.gate.name(), List.of())));
    return lines;
  }

  Gate gate() {
    return gate;
  }

  /** The next in line, locked; null if there is none. */
  @Nullable RunRow next() throws SQLException {
    while (ahead.isEmpty() && more) {
      readMore();
    }
    return ahead.peek();
  }

  /** Takes the next one out of the line. */
  void remove() {
    ahead.remove();
  }

  // From the beginning again, since more urgent ones may have come meanwhile.
  private void readMore() throws SQLException {
    wanted = Math.min(most, seen.size() + wanted * 2);
    add(due.lock(connection, Map.of(gate.name(), wanted)));
  }

  private void add(List<RunRow> rows) {
    more = rows.size() == wanted && wanted < most;
    rows.stream().filter(row -> seen.add(row.key().log())).forEach(ahead::add);
  }
}
