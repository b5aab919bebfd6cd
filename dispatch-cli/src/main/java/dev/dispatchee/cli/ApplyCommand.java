// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import dev.dispatchee.cli.file.DefinitionFiles;
import dev.dispatchee.cli.server.CommandFailedException;
import dev.dispatchee.cli.server.ExitCode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes triggers what files say. */
@Command(
    name = "apply",
    description =
        "Makes triggers what files say: creates and changes them by their external reference codes,"
            + " under a name, and with --prune deletes those that have the name and are in no file."
            + " Applying again changes nothing.")
@SuppressWarnings("NullAway.Init") // picocli sets them.
final class ApplyCommand extends ApiCommand {

  @Option(
      names = {"-f", "--file"},
      required = true,
      paramLabel = "FILE",
      description = "A file, a folder of files, or - for standard input; can be repeated.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--managed-by",
      required = true,
      paramLabel = "NAME",
      description = "Whose triggers these are. Those of another name are refused.")
  private String managedBy;

  @Option(names = "--dry-run", description = "Only tells what would be different.")
  private boolean dryRun;

  @Option(
      names = "--prune",
      description = "Deletes triggers that have the name and are in no file.")
  private boolean prune;

  @Option(
      names = "--fail-on-difference",
      description = "With --dry-run: exit code 9 if anything is different.")
  private boolean failOnDifference;

  @Override
  public Integer call() {
    if (failOnDifference && !dryRun) {
      throw new CommandFailedException(
          ExitCode.USAGE, "--fail-on-difference: allowed: with --dry-run");
    }
    var manager = Manager.of(managedBy);
    var definitions = DefinitionFiles.read(files, ServerOptions.input(spec()));
    if (prune && definitions.isEmpty()) {
      throw new CommandFailedException(
          ExitCode.BAD_FILE,
          "--prune: there is no trigger in the files, so that all would be deleted; if that is meant:"
              + " dispatch delete");
    }
    var applying = new Applying(open(), manager, this::tell);
    var differences = applying.differences(definitions);
    if (prune) {
      applying.findOthers(definitions, differences);
    }
    if (!dryRun) {
      applying.take(definitions, differences);
    }
    var told = differences.told(dryRun);
    print(told, told);
    return failOnDifference && differences.areAny() ? ExitCode.DIFFERENCES : ExitCode.OK;
  }
}
