// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import dev.dispatchee.database.Database;

/** Brings databases of tests up as the application does at its start. */
public final class SchemaOfNow {

  private SchemaOfNow() {}

  /** Applies what has not been applied; the version that the schema has then. */
  public static String migrate(Database database) {
    return SchemaMigration.migrate(database);
  }
}
