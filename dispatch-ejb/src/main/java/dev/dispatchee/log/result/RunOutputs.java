// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.result;

import dev.dispatchee.database.Rows;
import dev.dispatchee.database.SqlArrays;
import dev.dispatchee.log.DispatchLogId;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;

/** The table of what runs said. */
public final class RunOutputs {

  private static final String INSERT =
      "insert into dispatch_log_output (log_id, position, content) values (?, ?, ?)";

  private RunOutputs() {}

  static void insert(Connection connection, Collection<RunResult> results) throws SQLException {
    for (var result : results) {
      deleteMaybeStored(connection, result.run().key().log(), result.output());
    }
    try (var insert = connection.prepareStatement(INSERT)) {
      for (var result : results) {
        add(insert, result.run().key().log(), result.output());
      }
      insert.executeBatch();
    }
  }

  static void insert(Connection connection, DispatchLogId log, KeptOutput output)
      throws SQLException {
    deleteMaybeStored(connection, log, output);
    try (var insert = connection.prepareStatement(INSERT)) {
      add(insert, log, output);
      insert.executeBatch();
    }
  }

  private static void deleteMaybeStored(Connection connection, DispatchLogId log, KeptOutput output)
      throws SQLException {
    if (!output.maybeStored()) {
      return;
    }
    try (var delete =
        connection.prepareStatement(
            "delete from dispatch_log_output where log_id = ? and position >= ?")) {
      delete.setLong(1, log.value());
      delete.setInt(2, output.position());
      delete.executeUpdate();
    }
  }

  private static void add(PreparedStatement insert, DispatchLogId log, KeptOutput output)
      throws SQLException {
    int position = output.position();
    for (var chunk : output.chunks()) {
      insert.setLong(1, log.value());
      insert.setInt(2, position);
      insert.setBytes(3, chunk);
      insert.addBatch();
      position += chunk.length;
    }
  }

  /** How many bytes are kept of a run's output. */
  public static long size(Connection connection, DispatchLogId log) throws SQLException {
    try (var select =
        connection.prepareStatement(
            """
            select coalesce(max(position + octet_length(content)), 0)
            from dispatch_log_output where log_id = ?
            """)) {
      select.setLong(1, log.value());
      return Rows.only(select, row -> row.getLong(1));
    }
  }

  /** How many bytes are kept of the output of each of these runs; of none: no entry. */
  public static Map<Long, Long> sizes(Connection connection, Collection<Long> logs)
      throws SQLException {
    try (var select =
        connection.prepareStatement(
            """
            select log_id, max(position + octet_length(content)) as size
            from dispatch_log_output where log_id = any (?) group by log_id
            """)) {
      select.setArray(1, SqlArrays.longs(connection, logs.stream().mapToLong(Long::longValue)));
      return Rows.map(select, row -> row.getLong("log_id"), row -> row.getLong("size"));
    }
  }

  /** Copies the bytes from {@code first} (inclusive) to {@code end} (exclusive). */
  public static void copy(
      Connection connection, DispatchLogId log, long first, long end, OutputStream target)
      throws SQLException, IOException {
    try (var select =
        connection.prepareStatement(
            """
            select position, content from dispatch_log_output
            where log_id = ? and position < ? and position + octet_length(content) > ?
            order by position
            """)) {
      select.setLong(1, log.value());
      select.setLong(2, end);
      select.setLong(3, first);
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          long position = rows.getLong("position");
          var content = rows.getBytes("content");
          int from = (int) Math.max(0, first - position);
          int to = (int) Math.min(content.length, end - position);
          target.write(content, from, to - from);
        }
      }
    }
  }
}
