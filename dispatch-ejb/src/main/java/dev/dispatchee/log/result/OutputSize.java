// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.result;

import dev.dispatchee.log.CutMark;
import dev.dispatchee.log.DispatchLogId;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * How much there is of a run's output.
 *
 * @param bytes how many are kept, the mark where others were left out among them
 * @param leftOut how many were left out, as the mark says; empty when none were, while the run goes
 *     on, and when nobody knows, because its node was lost
 */
public record OutputSize(long bytes, OptionalLong leftOut) {

  /** Looks it up. */
  public static OutputSize of(Connection connection, DispatchLogId log) throws SQLException {
    return new OutputSize(RunOutputs.size(connection, log), leftOut(connection, log));
  }

  private static OptionalLong leftOut(Connection connection, DispatchLogId log)
      throws SQLException {
    try (var select =
        connection.prepareStatement(
            """
            select o.content, l.output_bytes, (select max(a.position + octet_length(a.content))
                from dispatch_log_output a where a.log_id = o.log_id) as size
            from dispatch_log l join dispatch_log_output o on o.log_id = l.id
            where l.id = ? and l.output_truncated and octet_length(o.content) <= ?
            """)) {
      select.setLong(1, log.value());
      select.setInt(2, CutMark.LONGEST);
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          var content = rows.getBytes("content");
          long missing = rows.getLong("output_bytes") - (rows.getLong("size") - content.length);
          var mark = CutMark.read(new String(content, StandardCharsets.UTF_8));
          // What only looks like it is a line of the run's own.
          if (mark.filter(found -> found.leftOut() == missing).isPresent()) {
            return OptionalLong.of(missing);
          }
        }
        return OptionalLong.empty();
      }
    }
  }
}
