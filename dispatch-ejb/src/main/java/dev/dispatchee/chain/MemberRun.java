// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.chain;

import dev.dispatchee.database.Rows;
import dev.dispatchee.database.SqlArrays;
import dev.dispatchee.log.DispatchLogId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a member.
 *
 * @param id its log
 * @param first the log of the first attempt
 * @param attempt from 1
 * @param open whether it has not ended
 * @param askedToEnd whether somebody has asked it to end
 * @param status how it stands
 * @param error what went wrong
 */
record MemberRun(
    long id,
    long first,
    int attempt,
    boolean open,
    boolean askedToEnd,
    String status,
    @Nullable String error) {

  private static final String SELECT =
      """
      select id, coalesce(origin_log_id, id) as first_log, attempt, is_open, cancel_date, status, error_text
      from dispatch_log where parent_log_id = ? and\s""";

  /** All attempts of those whose first ones these are. */
  static List<MemberRun> of(Connection connection, DispatchLogId chain, Collection<Long> first)
      throws SQLException {
    if (first.isEmpty()) {
      return List.of();
    }
    try (var select =
        connection.prepareStatement(SELECT + "coalesce(origin_log_id, id) = any (?)")) {
      select.setLong(1, chain.value());
      select.setArray(2, SqlArrays.longs(connection, first.stream().mapToLong(Long::longValue)));
      return Rows.list(select, MemberRun::read);
    }
  }

  /** All that have not ended, in the order of their logs. */
  static List<MemberRun> open(Connection connection, DispatchLogId chain) throws SQLException {
    try (var select = connection.prepareStatement(SELECT + "is_open order by id")) {
      select.setLong(1, chain.value());
      return Rows.list(select, MemberRun::read);
    }
  }

  /** The last attempt of each, by the first. */
  static Map<Long, MemberRun> last(Collection<MemberRun> runs) {
    return runs.stream()
        .collect(
            Collectors.toMap(
                MemberRun::first,
                run -> run,
                BinaryOperator.maxBy(Comparator.comparingInt(MemberRun::attempt))));
  }

  /** What the last attempts have left, by the first; who left nothing is missing. */
  static Map<Long, String> results(
      Connection connection, DispatchLogId chain, Collection<Long> first) throws SQLException {
    var last = last(of(connection, chain, first)).values();
    if (last.isEmpty()) {
      return Map.of();
    }
    try (var select =
        connection.prepareStatement(
            """
            select coalesce(origin_log_id, id) as first_log, result_text from dispatch_log
            where id = any (?) and result_text is not null
            """)) {
      select.setArray(1, SqlArrays.longs(connection, last.stream().mapToLong(MemberRun::id)));
      return Rows.map(select, row -> row.getLong("first_log"), row -> row.getString("result_text"));
    }
  }

  private static MemberRun read(ResultSet row) throws SQLException {
    return new MemberRun(
        row.getLong("id"),
        row.getLong("first_log"),
        row.getInt("attempt"),
        row.getBoolean("is_open"),
        row.getObject("cancel_date") != null,
        row.getString("status"),
        row.getString("error_text"));
  }
}
