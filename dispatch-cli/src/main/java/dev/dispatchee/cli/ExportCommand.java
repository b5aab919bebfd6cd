// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatchee.cli.output.Documents;
import dev.dispatchee.cli.output.Format;
import dev.dispatchee.cli.server.CommandFailedException;
import dev.dispatchee.cli.server.ExitCode;
import dev.dispatchee.cli.server.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints definitions. */
@Command(
    name = "export",
    description =
        "Prints the definitions of triggers, as YAML or JSON, in the form that is applied.")
@SuppressWarnings("NullAway.Init") // picocli sets them.
final class ExportCommand extends ApiCommand {

  @Mixin private TriggerFilterOptions filter;

  @Option(names = "--short", description = "Leaves out what is null or empty.")
  private boolean brief;

  @Override
  public Integer call() {
    var format = format(Format.YAML);
    if (format == Format.TABLE) {
      throw new CommandFailedException(ExitCode.USAGE, "--output: allowed: yaml or json");
    }
    var document = open().get(filter.addTo(Query.of("/export")).toString());
    if (brief) {
      document.path("triggers").forEach(trigger -> shorten((ObjectNode) trigger));
    }
    out().print(Documents.of(document, format));
    out().flush();
    return ExitCode.OK;
  }

  private static void shorten(ObjectNode trigger) {
    trigger
        .properties()
        .removeIf(
            field ->
                field.getValue().isNull()
                    || (field.getValue().isContainerNode() && field.getValue().isEmpty()));
  }
}
