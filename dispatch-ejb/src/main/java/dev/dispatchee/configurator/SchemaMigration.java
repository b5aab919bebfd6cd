// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import dev.dispatchee.database.Database;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;

/** Brings the schema up to date. */
final class SchemaMigration {

  private SchemaMigration() {}

  /**
   * Applies what has not been applied.
   *
   * @return the version that the schema has now
   * @throws IllegalStateException if it cannot be used by this release, saying what to do
   */
  static String migrate(Database database) {
    var flyway =
        Flyway.configure(SchemaMigration.class.getClassLoader())
            .dataSource(database.dataSource())
            .locations("classpath:db/migration/common", database.dialect().migrations())
            // The server has made its table of timers in the schema before we come: that is no
            // reason to refuse it, nor to take our first version for done.
            .baselineOnMigrate(true)
            .baselineVersion("0")
            .validateMigrationNaming(true)
            .load();
    checkIsNotNewer(flyway);
    try {
      flyway.migrate();
    } catch (FlywayException refused) {
      throw new IllegalStateException(
          "The schema cannot be upgraded; the application does not start. Restore the database from"
              + " its backup and deploy again. Reason: "
              + refused.getMessage(),
          refused);
    }
    return version(flyway.info().current());
  }

  // A release that knows less than the schema holds would write what the newer one cannot read.
  private static void checkIsNotNewer(Flyway flyway) {
    for (var migration : flyway.info().applied()) {
      if (migration.getState() == MigrationState.FUTURE_SUCCESS
          || migration.getState() == MigrationState.FUTURE_FAILED) {
        throw new IllegalStateException(
            ("The schema has version %s, which this release does not know: a newer one has upgraded"
                    + " it. The application does not start. Deploy that release again, or restore"
                    + " the backup made before it")
                .formatted(version(migration)));
      }
    }
  }

  private static String version(@Nullable MigrationInfo migration) {
    return migration == null ? "none" : String.valueOf(migration.getVersion());
  }
}
