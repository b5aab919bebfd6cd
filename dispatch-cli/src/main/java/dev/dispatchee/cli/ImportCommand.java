// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import dev.dispatchee.cli.file.DefinitionFiles;
import dev.dispatchee.cli.server.ExitCode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Brings definitions in. */
@Command(
    name = "import",
    description =
        "Makes and changes triggers as files say, under nobody's name: the way to move them to another"
            + " installation.")
final class ImportCommand extends ApiCommand {

  @Option(
      names = {"-f", "--file"},
      required = true,
      paramLabel = "FILE",
      description = "A file, a folder of files, or - for standard input; can be repeated.")
  private List<String> files = new ArrayList<>();

  @Option(names = "--dry-run", description = "Only tells what would be different.")
  private boolean dryRun;

  @Override
  public Integer call() {
    var definitions = DefinitionFiles.read(files, ServerOptions.input(spec()));
    var applying = new Applying(open(), null, this::tell);
    var differences = applying.differences(definitions);
    if (!dryRun) {
      applying.take(definitions, differences);
    }
    var told = differences.told(dryRun);
    print(told, told);
    return ExitCode.OK;
  }
}
