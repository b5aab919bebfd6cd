// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.claim;

import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.Gate;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
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
  private int piece;
  private boolean more = true;

  /**
   * Before anything is read.
   *
   * @param most how many may be taken in all
   * @param piece how many are read first
   */
  GateLine(Connection connection, DueRuns due, Gate gate, int most, int piece) {
    this.connection = connection;
    this.due = due;
    this.gate = gate;
    this.most = most;
    this.piece = piece;
  }

  Gate gate() {
    return gate;
  }

  /** The next in line, locked; null if there is none. */
  @Nullable RunRow next() throws SQLException {
    while (ahead.isEmpty() && more) {
      read();
    }
    return ahead.peek();
  }

  /** Takes the next one out of the line. */
  void remove() {
    ahead.remove();
  }

  // From the beginning again, since more urgent ones may have come meanwhile.
  private void read() throws SQLException {
    int wanted = Math.min(most, seen.size() + piece);
    var rows = due.lock(connection, gate.name(), wanted);
    more = rows.size() == wanted && wanted < most;
    piece *= 2;
    rows.stream().filter(row -> seen.add(row.key().log())).forEach(ahead::add);
  }
}
