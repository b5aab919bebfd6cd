// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.runnow;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.DispatchLogId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The table of idempotency keys: one row for each, written in the transaction of the log that it
 * stands for, so that of two requests at once one alone can make a run. Safe for several threads.
 */
@Singleton
public class IdempotencyKeys {

  /** How long a key is remembered. */
  static final Duration KEPT = Duration.ofHours(24);

  private static final int BATCH = 500;
  private static final int MOST_BATCHES = 20;

  private static final String THIS_KEY =
      "user_name = ? and trigger_id = ? and request_key = ? and ";

  private final Database database;
  private final Clock clock;

  /** Takes what it needs. */
  @Inject
  public IdempotencyKeys(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * The log that a key stands for, if it is remembered.
   *
   * @throws IdempotencyKeyReusedException if it stands for another request
   */
  Optional<DispatchLogId> find(IdempotencyKey key) {
    return database.withConnection(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  "select log_id, body_hash from dispatch_idempotency_key where "
                      + THIS_KEY
                      + "created_date > ?")) {
            set(select, key, clock.instant().minus(KEPT));
            return Rows.first(
                select,
                row -> {
                  long log = row.getLong("log_id");
                  if (!row.getString("body_hash").equals(key.digest())) {
                    throw new IdempotencyKeyReusedException(log);
                  }
                  return new DispatchLogId(log);
                });
          }
        });
  }

  /** Remembers a key in the caller's transaction; fails if somebody else has just done so. */
  void insert(Connection connection, IdempotencyKey key, DispatchLogId log, Instant now)
      throws SQLException {
    try (var delete =
        connection.prepareStatement(
            "delete from dispatch_idempotency_key where " + THIS_KEY + "created_date <= ?")) {
      set(delete, key, now.minus(KEPT));
      delete.executeUpdate();
    }
    try (var insert =
        connection.prepareStatement(
            """
            insert into dispatch_idempotency_key (user_name, trigger_id, request_key, created_date,
              body_hash, log_id)
            values (?, ?, ?, ?, ?, ?)
            """)) {
      set(insert, key, now);
      insert.setString(5, key.digest());
      insert.setLong(6, log.value());
      insert.executeUpdate();
    }
  }

  /**
   * Deletes keys that are no longer remembered, in small transactions, and not all of them at once
   * when they are very many.
   *
   * @return how many
   */
  public int deleteOld() {
    int deleted = 0;
    for (int batch = 1; batch <= MOST_BATCHES; batch++) {
      int found = database.inOneStatement(this::deleteBatch);
      deleted += found;
      if (found < BATCH) {
        break;
      }
    }
    return deleted;
  }

  private int deleteBatch(Connection connection) throws SQLException {
    try (var delete =
        connection.prepareStatement(
            """
            delete from dispatch_idempotency_key
            where (user_name, trigger_id, request_key) in (
              select user_name, trigger_id, request_key from dispatch_idempotency_key
              where created_date <= ? order by created_date limit %d)
            """
                .formatted(BATCH))) {
      Instants.set(delete, 1, clock.instant().minus(KEPT));
      return delete.executeUpdate();
    }
  }

  private static void set(PreparedStatement statement, IdempotencyKey key, Instant instant)
      throws SQLException {
    statement.setString(1, key.user());
    statement.setLong(2, key.trigger().value());
    statement.setString(3, key.text());
    Instants.set(statement, 4, instant);
  }
}
