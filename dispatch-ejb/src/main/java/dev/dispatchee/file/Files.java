// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.file;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.DatabaseException;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.database.SqlArrays;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The files in the database. Triggers are given by their ids. Safe for several threads. */
@Singleton
public class Files {

  /** How long nothing may come of a file that is on its way in before it is removed. */
  static final Duration GIVEN_UP_AFTER = Duration.ofMinutes(10);

  private static final String COLUMNS = "id, trigger_id, file_name, size_bytes, sha256";

  private final Database database;
  private final FilePieces pieces;
  private final FileRules rules;
  private final Clock clock;

  /** Keeps them in that database. */
  @Inject
  public Files(Database database, FileRules rules, Clock clock) {
    this.database = database;
    this.pieces = new FilePieces(database, clock);
    this.rules = rules;
    this.clock = clock;
  }

  /** The file of a trigger; in the transaction that is open, if one is. */
  public Optional<StoredFile> find(long trigger) {
    return database.withConnection(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  "select " + COLUMNS + " from dispatch_file where trigger_id = ?")) {
            select.setLong(1, trigger);
            return Rows.first(select, this::read);
          }
        });
  }

  /** Those of some triggers, by trigger. */
  public Map<Long, StoredFile> of(Collection<Long> triggers) {
    if (triggers.isEmpty()) {
      return Map.of();
    }
    return database.withConnection(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  "select " + COLUMNS + " from dispatch_file where trigger_id = any (?)")) {
            select.setArray(
                1, SqlArrays.longs(connection, triggers.stream().mapToLong(Long::longValue)));
            return Rows.map(select, row -> row.getLong("trigger_id"), this::read);
          }
        });
  }

  /**
   * Takes in the bytes of a file that belongs to no trigger yet: whoever calls this gives it to one
   * with {@link #give}, or drops it with {@link #drop}. Short transactions of its own; none may be
   * open, since the bytes may take their time. If it fails, nothing is left.
   *
   * @throws IOException if the stream breaks off
   * @throws FileTooLargeException if there is more than is allowed
   */
  public StoredFile take(String name, InputStream body) throws IOException {
    long id = database.inTransaction(connection -> begin(connection, name));
    boolean done = false;
    try {
      var file = new IncomingFile(id, name, rules, pieces).take(body);
      done = true;
      return file;
    } finally {
      if (!done) {
        drop(id);
      }
    }
  }

  /** Removes a file that no trigger was given; later, if the database does not take it now. */
  public void drop(long file) {
    try {
      database.runInTransaction(
          connection -> {
            try (var delete =
                connection.prepareStatement(
                    "delete from dispatch_file where id = ? and trigger_id is null")) {
              delete.setLong(1, file);
              delete.executeUpdate();
            }
          });
    } catch (DatabaseException refused) {
      FileLog.LOG.notDropped(file, refused.getMessage());
    }
  }

  /**
   * Gives a trigger a file that came in, in place of the one it has, in the transaction that is
   * open. Nobody else may change the trigger until that ends.
   *
   * @return false if the file has been given up in the meantime
   */
  public boolean give(StoredFile file, long trigger) {
    return database.withConnection(
        connection -> {
          remove(connection, trigger);
          try (var update =
              connection.prepareStatement(
                  "update dispatch_file set trigger_id = ?, size_bytes = ?, sha256 = ?,"
                      + " date_touched = ? where id = ? and trigger_id is null")) {
            update.setLong(1, trigger);
            update.setLong(2, file.size());
            update.setString(3, file.checksum());
            Instants.set(update, 4, clock.instant());
            update.setLong(5, file.id());
            return update.executeUpdate() == 1;
          }
        });
  }

  /** Takes a trigger its file, if it has one, in the transaction that is open. */
  public void remove(long trigger) {
    database.withConnection(connection -> remove(connection, trigger));
  }

  /** Removes what broke off on its way in, such as when a server was killed. */
  public void removeGivenUp() {
    var limit = clock.instant().minus(GIVEN_UP_AFTER);
    int removed = database.inTransaction(connection -> removeUntouchedSince(connection, limit));
    if (removed > 0) {
      FileLog.LOG.givenUp(removed);
    }
  }

  private long begin(Connection connection, String name) throws SQLException {
    long id;
    try (var select = connection.prepareStatement("select nextval('dispatch_file_seq')")) {
      id = Rows.first(select, row -> row.getLong(1)).orElseThrow();
    }
    try (var insert =
        connection.prepareStatement(
            "insert into dispatch_file (id, file_name, size_bytes, sha256, date_touched)"
                + " values (?, ?, 0, '', ?)")) {
      insert.setLong(1, id);
      insert.setString(2, name);
      Instants.set(insert, 3, clock.instant());
      insert.executeUpdate();
    }
    return id;
  }

  private static int removeUntouchedSince(Connection connection, Instant limit)
      throws SQLException {
    try (var delete =
        connection.prepareStatement(
            "delete from dispatch_file where trigger_id is null and date_touched < ?")) {
      Instants.set(delete, 1, limit);
      return delete.executeUpdate();
    }
  }

  private static int remove(Connection connection, long trigger) throws SQLException {
    try (var delete =
        connection.prepareStatement("delete from dispatch_file where trigger_id = ?")) {
      delete.setLong(1, trigger);
      return delete.executeUpdate();
    }
  }

  private StoredFile read(ResultSet row) throws SQLException {
    return new StoredFile(
        row.getLong("id"),
        row.getString("file_name"),
        row.getLong("size_bytes"),
        row.getString("sha256"),
        pieces);
  }
}
