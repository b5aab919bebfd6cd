// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import dev.dispatchee.cli.convert.Conversion;
import dev.dispatchee.cli.convert.spring.ScheduledTasks;
import picocli.CommandLine.Command;

/** Moves in from Spring. */
@Command(
    name = "spring",
    description =
        "SOURCE is a file with what /actuator/scheduledtasks answers, or - for standard input.")
final class ConvertSpringCommand extends ConvertingCommand {

  @Override
  void convert(Conversion conversion) {
    ScheduledTasks.convert(file(), conversion);
  }
}
