// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Moves in from other schedulers. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description =
        "Makes a file of definitions, for dispatch apply, of the jobs of another scheduler, and reports"
            + " what maps, what differs (with fires of both) and what cannot. Asks no server.",
    synopsisSubcommandLabel = "KIND",
    subcommands = {
      ConvertCrontabCommand.class,
      ConvertLiferayCommand.class,
      ConvertQuartzJdbcCommand.class,
      ConvertQuartzXmlCommand.class,
      ConvertSpringCommand.class,
      ConvertXxlJobCommand.class
    })
@SuppressWarnings("NullAway.Init") // picocli sets it.
final class ConvertCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "say what it is, one of " + String.join(", ", spec.subcommands().keySet()));
  }
}
