// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import dev.dispatchee.cli.convert.Conversion;
import dev.dispatchee.cli.convert.crontab.Crontab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Moves in from cron. */
@Command(
    name = "crontab",
    description = "SOURCE is a crontab file, or - for standard input (crontab -l).")
final class ConvertCrontabCommand extends ConvertingCommand {

  @Option(
      names = "--system",
      description = "It is that of the system (/etc/crontab, /etc/cron.d): lines name users.")
  private boolean system;

  @Override
  void convert(Conversion conversion) {
    Crontab.convert(file().text(), system, conversion);
  }
}
