// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import dev.dispatchee.cli.convert.Conversion;
import dev.dispatchee.cli.convert.quartz.QuartzXml;
import picocli.CommandLine.Command;

/** Moves in from Quartz, by its XML. */
@Command(
    name = "quartz-xml",
    description =
        "SOURCE is an XML file with job_scheduling_data of version 2.0, or - for standard input.")
final class ConvertQuartzXmlCommand extends ConvertingCommand {

  @Override
  void convert(Conversion conversion) {
    QuartzXml.convert(file(), conversion);
  }
}
