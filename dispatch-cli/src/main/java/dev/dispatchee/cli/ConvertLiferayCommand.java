// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import dev.dispatchee.cli.convert.Conversion;
import dev.dispatchee.cli.convert.jdbc.Database;
import dev.dispatchee.cli.convert.liferay.LiferayJson;
import dev.dispatchee.cli.convert.liferay.LiferayTables;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Moves in from Liferay Dispatch. */
@Command(
    name = "liferay",
    description = {
      "SOURCE is the JDBC address of the database that has DispatchTrigger and DispatchLog; or a file"
          + " with what GET /o/dispatch-rest/v1.0/dispatch-triggers answers, or - for standard input."
    })
final class ConvertLiferayCommand extends ConvertingDatabaseCommand {

  private static final String ADDRESS = "jdbc:";

  @Option(
      names = "--company",
      paramLabel = "ID",
      description = "Only what that company has (companyId).")
  private @Nullable Long company;

  @Override
  void convert(Conversion conversion) {
    if (source().startsWith(ADDRESS)) {
      super.convert(conversion);
    } else {
      LiferayJson.convert(file(), company, conversion);
    }
  }

  @Override
  void convert(Database database, Conversion conversion) {
    LiferayTables.convert(database, company, conversion);
  }

  @Override
  String sourceName() {
    return source().startsWith(ADDRESS) ? super.sourceName() : source();
  }
}
