// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.dispatchee.it.probe.WitnessExecutor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a server that is stopped. */
final class Books {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Books() {}

  static Evidence read(
      DataSource database,
      List<Witness> witnesses,
      Answers answers,
      List<Outage> outages,
      List<Outage> forgotten,
      List<Outage> frozen,
      Duration tolerance) {
    try (var connection = database.getConnection()) {
      return new Evidence(
          list(connection, "select * from dispatch_log order by id", Books::log),
          list(
              connection,
              """
              select * from dispatch_audit
              where entity = 'trigger' and outcome = 'DONE' and action in ('CREATE', 'UPDATE', 'DELETE') order by id
              """,
              Books::change),
          list(connection, "select id from dispatch_trigger", row -> row.getLong(1)),
          list(connection, "select log_id from dispatch_slot", row -> row.getLong(1)),
          witnesses,
          answers,
          outages,
          forgotten,
          frozen,
          tolerance);
    } catch (SQLException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static <T> List<T> list(Connection connection, String sql, Row<T> row)
      throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var all = new ArrayList<T>();
      while (rows.next()) {
        all.add(row.read(rows));
      }
      return all;
    }
  }

  private static RunLog log(ResultSet row) throws SQLException {
    return new RunLog(
        row.getLong("id"),
        row.getLong("trigger_id"),
        row.getString("status"),
        row.getString("cause"),
        row.getString("reason"),
        row.getObject("planned_date", OffsetDateTime.class).toInstant(),
        row.getString("target_node"),
        row.getLong("serial"),
        row.getInt("attempt"),
        row.getObject("origin_log_id", Long.class),
        instant(row, "start_date"),
        instant(row, "end_date"),
        instant(row, "missed_until_date"),
        row.getObject("missed_count", Integer.class),
        row.getString("executor_type").equals(WitnessExecutor.TYPE));
  }

  private static Change change(ResultSet row) throws SQLException {
    return new Change(
        row.getObject("audit_date", OffsetDateTime.class).toInstant(),
        row.getString("action"),
        row.getLong("entity_id"),
        json(row.getString("before_state")),
        json(row.getString("after_state")));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private static JsonNode json(@Nullable String text) {
    try {
      return text == null ? MissingNode.getInstance() : JSON.readTree(text);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException(text, unreadable);
    }
  }
}
