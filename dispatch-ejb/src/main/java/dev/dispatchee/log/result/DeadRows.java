// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.result;

import dev.dispatchee.database.Database;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What ended runs leave behind in the tables of open runs, on PostgreSQL. Their rows are dead at
 * once, but their entries stay in the index in which each claim begins to read at the oldest, until
 * the tables are vacuumed. PostgreSQL does that by itself once a minute at most, and a minute of
 * many runs leaves thousands of pages for each claim to pass. Safe for several threads.
 */
@Singleton
public class DeadRows {

  /** So many entries are some hundred pages: a claim passes them in a fraction of a millisecond. */
  private static final int MANY = 20_000;

  private final Database database;
  private final int many;
  private final AtomicInteger left = new AtomicInteger();

  /** Looks after the tables of a database. */
  @Inject
  public DeadRows(Database database) {
    this(database, MANY);
  }

  /**
   * As the other.
   *
   * @param many after how many ended runs they are cleared away
   */
  public DeadRows(Database database, int many) {
    this.database = database;
    this.many = many;
  }

  /** So many runs have ended. */
  void add(int ended) {
    left.addAndGet(ended);
  }

  /**
   * Has the database clear them away if this node has left many: some hundredths of a second. Tried
   * again when as many have come again, if it fails. Must not be called with a transaction open.
   */
  public void clearIfMany() {
    int seen = left.get();
    if (seen < many) {
      return;
    }
    // Not to nothing: others may have ended meanwhile.
    left.addAndGet(-seen);
    database.withConnection(
        connection -> {
          database.dialect().clearOpenRuns(connection);
          return true;
        });
  }
}
