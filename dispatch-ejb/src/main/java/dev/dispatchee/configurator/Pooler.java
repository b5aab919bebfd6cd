// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.DatabaseException;
import dev.dispatchee.database.PreparedStatements;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * What stands between this server and its database, if anything does, as far as it can be told from
 * here: whether it keeps what a connection has prepared. For one thread at a time.
 */
@Singleton
class Pooler {

  private final Database database;
  private boolean keepsStatements = true;
  private int triedAfter = -1;

  @Inject
  Pooler(Database database) {
    this.database = database;
  }

  /**
   * Whether statements that were prepared stay prepared. Tried once, again after each outage, and
   * each time for as long as they do not; while the database is away it is as it was.
   */
  boolean keepsStatements() {
    int outages = database.outages();
    if (keepsStatements && triedAfter == outages) {
      return true;
    }
    try {
      keepsStatements = PreparedStatements.stay(database);
      triedAfter = outages;
    } catch (DatabaseException refused) {
      ConfiguratorLog.LOG.poolerNotTried(refused.getMessage());
    }
    return keepsStatements;
  }
}
