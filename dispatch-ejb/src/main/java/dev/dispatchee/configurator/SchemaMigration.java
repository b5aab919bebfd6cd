// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import dev.dispatchee.database.Database;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/** Brings the schema up to date. */
final class SchemaMigration {

  private static final Set<MigrationState> NEWER =
      EnumSet.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

  private SchemaMigration() {}

  /**
   * Applies what has not been applied. A newer release may have done so, and more: that is no
   * reason to stop as long as the migrations that it brought let this release go on.
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
    // Before, so that nothing is tried on a schema that is not ours; and after, as a newer one may
    // have come in between.
    checkLetsUsGoOn(flyway);
    try {
      flyway.migrate();
    } catch (FlywayException refused) {
      throw new IllegalStateException(
          "The schema cannot be upgraded; the application does not start. Restore the database from"
              + " its backup and deploy again. Reason: "
              + refused.getMessage(),
          refused);
    }
    var known = checkLetsUsGoOn(flyway);
    var now = version(flyway.info().current());
    if (!now.equals(known.toString())) {
      ConfiguratorLog.LOG.schemaIsNewer(now, known.toString());
    }
    return now;
  }

  // A release that knows less than the schema holds might write what the newer one cannot read.
  private static MigrationVersion checkLetsUsGoOn(Flyway flyway) {
    var all = flyway.info().all();
    var known =
        Arrays.stream(all)
            .filter(migration -> !NEWER.contains(migration.getState()))
            .map(MigrationInfo::getVersion)
            .max(MigrationVersion::compareTo)
            .orElse(MigrationVersion.EMPTY);
    for (var migration : all) {
      if (NEWER.contains(migration.getState()) && !lets(migration, known)) {
        ConfiguratorLog.LOG.schemaBarsUs(
            version(migration), migration.getDescription(), known.toString());
        throw new IllegalStateException(
            ("The schema has version %s, which this release does not know and cannot work with: a"
                    + " newer one has upgraded it. The application does not start. Deploy that"
                    + " release again, or restore the backup made before it")
                .formatted(version(migration)));
      }
    }
    return known;
  }

  private static boolean lets(MigrationInfo migration, MigrationVersion known) {
    return migration.getState() == MigrationState.FUTURE_SUCCESS
        && new NewerMigration(version(migration), migration.getDescription()).lets(known);
  }

  private static String version(@Nullable MigrationInfo migration) {
    return migration == null ? "none" : String.valueOf(migration.getVersion());
  }
}
