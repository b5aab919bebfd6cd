// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.chain;

import dev.dispatchee.database.Columns;
import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.Rows;
import dev.dispatchee.database.SqlArrays;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which triggers run which: by the chains as they are saved, and by the runs of chains that have
 * begun, which go on as they were. Who asks and then writes holds {@link #lock}.
 */
final class ChainGraph {

  private static final int LOCK = 16;

  private static final String MEMBERS =
      """
      select trigger_id, member_id from dispatch_chain_edge where trigger_id = any (?)
      union
      select r.trigger_id, m.trigger_id from dispatch_chain_run r
      join dispatch_chain_member m on m.log_id = r.log_id where r.trigger_id = any (?)
      order by 1, 2
      """;

  private record Edge(long trigger, long member) {}

  private static final Columns<Edge> COLUMNS =
      Columns.<Edge>none().longs("trigger_id", Edge::trigger).longs("member_id", Edge::member);

  private ChainGraph() {}

  /** Has others who save or start chains wait until the transaction ends. */
  static void lock(Connection connection) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select stripe from dispatch_key_lock where stripe = ? for update")) {
      select.setInt(1, LOCK);
      Rows.any(select);
    }
  }

  /**
   * All triggers that run when these do, these among them.
   *
   * @return each with the one of {@code members} through which it is reached first
   */
  static Map<Long, Long> reachable(Connection connection, Collection<Long> members)
      throws SQLException {
    var via = new LinkedHashMap<Long, Long>();
    members.forEach(member -> via.put(member, member));
    var next = List.copyOf(via.keySet());
    while (!next.isEmpty()) {
      var found = new ArrayList<Long>();
      for (var edge : edgesOf(connection, next)) {
        if (via.putIfAbsent(edge.member(), via.get(edge.trigger())) == null) {
          found.add(edge.member());
        }
      }
      next = found;
    }
    return via;
  }

  private static List<Edge> edgesOf(Connection connection, Collection<Long> triggers)
      throws SQLException {
    try (var select = connection.prepareStatement(MEMBERS)) {
      for (int i = 1; i <= 2; i++) {
        select.setArray(
            i, SqlArrays.longs(connection, triggers.stream().mapToLong(Long::longValue)));
      }
      return Rows.list(select, row -> new Edge(row.getLong(1), row.getLong(2)));
    }
  }

  /** Notes whom a chain runs, in place of what was noted before. */
  static void save(Connection connection, Dialect dialect, long chain, Set<Long> members)
      throws SQLException {
    try (var delete =
        connection.prepareStatement("delete from dispatch_chain_edge where trigger_id = ?")) {
      delete.setLong(1, chain);
      delete.executeUpdate();
    }
    try (var insert =
        connection.prepareStatement(
            "insert into dispatch_chain_edge (%s) select r.* from %s"
                .formatted(COLUMNS.names(), COLUMNS.table(dialect)))) {
      COLUMNS.set(insert, 1, members.stream().map(member -> new Edge(chain, member)).toList());
      insert.executeUpdate();
    }
  }
}
