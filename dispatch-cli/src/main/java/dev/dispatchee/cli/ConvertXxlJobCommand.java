// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import dev.dispatchee.cli.convert.Conversion;
import dev.dispatchee.cli.convert.jdbc.Database;
import dev.dispatchee.cli.convert.xxljob.XxlJobTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Moves in from XXL-JOB. */
@Command(
    name = "xxl-job",
    description = "SOURCE is the JDBC address of the database that has the tables of XXL-JOB.")
final class ConvertXxlJobCommand extends ConvertingDatabaseCommand {

  @Option(
      names = "--prefix",
      paramLabel = "PREFIX",
      defaultValue = "xxl_job_",
      description = "Of the names of the tables; ${DEFAULT-VALUE} if nothing is said.")
  private String prefix = "xxl_job_";

  @Override
  void convert(Database database, Conversion conversion) {
    XxlJobTables.convert(database, prefix, conversion);
  }
}
