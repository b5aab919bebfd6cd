// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import dev.dispatchee.cli.convert.Conversion;
import dev.dispatchee.cli.convert.jdbc.Database;
import dev.dispatchee.cli.convert.jdbc.Passwords;
import dev.dispatchee.cli.convert.jdbc.SourceDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What conversions of tables have. */
@Command
abstract class ConvertingDatabaseCommand extends ConvertingCommand {

  @Option(
      names = "--driver-jar",
      paramLabel = "JAR",
      description = "The JDBC driver of the database; can be repeated.")
  private List<Path> driverJars = new ArrayList<>();

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description =
          "As whom the database is read. The password is DISPATCH_SOURCE_PASSWORD, or in a file.")
  private @Nullable String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "A file with the password. Nobody else may read it.")
  private @Nullable Path passwordFile;

  /** Converts what the database has. */
  abstract void convert(Database database, Conversion conversion);

  @Override
  void convert(Conversion conversion) {
    var surroundings = ServerOptions.surroundings(spec());
    var password = Passwords.find(passwordFile, surroundings.environment());
    try (var database = SourceDatabase.open(source(), driverJars, user, password)) {
      convert(database, conversion);
    }
  }

  @Override
  String sourceName() {
    return SourceDatabase.shown(source());
  }
}
