// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import dev.dispatchee.cli.convert.Conversion;
import dev.dispatchee.cli.convert.jdbc.Database;
import dev.dispatchee.cli.convert.quartz.QuartzTables;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Moves in from Quartz, by its tables. */
@Command(
    name = "quartz-jdbc",
    description = "SOURCE is the JDBC address of the database that has the tables of Quartz.")
final class ConvertQuartzJdbcCommand extends ConvertingDatabaseCommand {

  @Option(
      names = "--prefix",
      paramLabel = "PREFIX",
      defaultValue = "QRTZ_",
      description = "Of the names of the tables; ${DEFAULT-VALUE} if nothing is said.")
  private String prefix = "QRTZ_";

  @Option(
      names = "--scheduler",
      paramLabel = "NAME",
      description = "Only what that scheduler has (SCHED_NAME).")
  private @Nullable String scheduler;

  @Override
  void convert(Database database, Conversion conversion) {
    QuartzTables.convert(database, prefix, scheduler, conversion);
  }
}
