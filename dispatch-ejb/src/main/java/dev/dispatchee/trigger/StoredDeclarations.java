// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Rows;
import dev.dispatchee.database.SqlArrays;
import dev.dispatchee.log.DispatchTriggerId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What deployments declare of triggers, in the transaction that is open. */
@Singleton
public class StoredDeclarations {

  private static final String COLUMNS = "d.deployment, d.stated, d.withdrawn";

  private final Database database;

  /** Takes what it needs. */
  @Inject
  public StoredDeclarations(Database database) {
    this.database = database;
  }

  /**
   * One that is not withdrawn.
   *
   * @param trigger of which trigger
   * @param code its external reference code
   * @param executorType the type of its executor
   * @param declaration what is declared
   */
  public record Current(
      DispatchTriggerId trigger, String code, String executorType, StoredDeclaration declaration) {}

  /** Those of some triggers, by id. */
  public Map<Long, StoredDeclaration> of(Collection<Long> triggers) {
    if (triggers.isEmpty()) {
      return Map.of();
    }
    return database.withConnection(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  "select d.trigger_id, %s from dispatch_declaration d where d.trigger_id = any (?)"
                      .formatted(COLUMNS))) {
            select.setArray(
                1, SqlArrays.longs(connection, triggers.stream().mapToLong(Long::longValue)));
            return Rows.map(select, row -> row.getLong("trigger_id"), StoredDeclarations::read);
          }
        });
  }

  /** Those of the triggers that have these external reference codes, by code. */
  public Map<String, StoredDeclaration> ofCodes(Collection<String> codes) {
    return database.withConnection(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  """
                  select t.external_reference_code, %s from dispatch_declaration d
                  join dispatch_trigger t on t.id = d.trigger_id
                  where t.external_reference_code = any (?)
                  """
                      .formatted(COLUMNS))) {
            select.setArray(1, SqlArrays.texts(connection, codes));
            return Rows.map(select, row -> row.getString(1), StoredDeclarations::read);
          }
        });
  }

  /** All that are not withdrawn, ordered by trigger. */
  public List<Current> current() {
    return database.withConnection(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  """
                  select t.id, t.external_reference_code, t.executor_type, %s
                  from dispatch_declaration d join dispatch_trigger t on t.id = d.trigger_id
                  where d.withdrawn = false order by t.id
                  """
                      .formatted(COLUMNS))) {
            return Rows.list(
                select,
                row ->
                    new Current(
                        new DispatchTriggerId(row.getLong("id")),
                        row.getString("external_reference_code"),
                        row.getString("executor_type"),
                        read(row)));
          }
        });
  }

  /** Writes that of a trigger, which nobody else writes until the transaction ends. */
  public void put(DispatchTriggerId trigger, StoredDeclaration declaration) {
    database.withConnection(
        connection -> {
          if (update(connection, trigger, declaration) == 0) {
            insert(connection, trigger, declaration);
          }
          return true;
        });
  }

  private static int update(
      Connection connection, DispatchTriggerId trigger, StoredDeclaration declaration)
      throws SQLException {
    try (var update =
        connection.prepareStatement(
            """
            update dispatch_declaration set deployment = ?, stated = ?, withdrawn = ?
            where trigger_id = ?
            """)) {
      update.setString(1, declaration.deployment());
      update.setString(2, declaration.stated());
      update.setBoolean(3, declaration.withdrawn());
      update.setLong(4, trigger.value());
      return update.executeUpdate();
    }
  }

  private static void insert(
      Connection connection, DispatchTriggerId trigger, StoredDeclaration declaration)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            insert into dispatch_declaration (trigger_id, deployment, stated, withdrawn)
            values (?, ?, ?, ?)
            """)) {
      insert.setLong(1, trigger.value());
      insert.setString(2, declaration.deployment());
      insert.setString(3, declaration.stated());
      insert.setBoolean(4, declaration.withdrawn());
      insert.executeUpdate();
    }
  }

  private static StoredDeclaration read(ResultSet row) throws SQLException {
    return new StoredDeclaration(
        row.getString("deployment"), row.getString("stated"), row.getBoolean("withdrawn"));
  }
}
