package dev.dispatchee.configurator;

import dev.dispatchee.database.Database;
import org.flywaydb.core.Flyway;

/** Brings the schema up to date. */
final class SchemaMigration {

  private SchemaMigration() {}

  /**
   * Applies what has not been applied.
   *
   * @return the version that the schema has now
   * @throws org.flywaydb.core.api.FlywayException if it is newer, or was changed by somebody else
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
    flyway.migrate();
    var current = flyway.info().current();
    return current == null ? "none" : String.valueOf(current.getVersion());
  }
}
