// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import java.util.List;
import org.hibernate.SessionFactory;

/** A new database with the schema, to be filled by SQL, whose plans are then looked at. */
public final class ExplainedDatabase {

  private final ExplainedDataSource explained;
  private final Database database;

  /** On PostgreSQL. */
  public ExplainedDatabase() {
    this(TestDatabase.POSTGRESQL);
  }

  public ExplainedDatabase(TestDatabase kind) {
    explained = new ExplainedDataSource(kind.create().dataSource());
    database = new Database(explained);
  }

  /** For what asks without entities. */
  public Database database() {
    return database;
  }

  /** Does one statement. */
  public void execute(String sql) {
    database.withConnection(
        connection -> {
          try (var statement = connection.createStatement()) {
            return statement.execute(sql);
          }
        });
  }

  /** For what asks with entities; to be closed. Plans of before are forgotten. */
  public SessionFactory sessions(Class<?>... entities) {
    var sessions = EntitySessions.on(explained, entities);
    explained.takePlans();
    return sessions;
  }

  /** The plans of what was asked since the last time. */
  public List<String> takePlans() {
    return explained.takePlans();
  }
}
