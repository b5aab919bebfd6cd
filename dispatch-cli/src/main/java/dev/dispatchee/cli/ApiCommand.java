// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import dev.dispatchee.cli.output.Documents;
import dev.dispatchee.cli.output.Format;
import dev.dispatchee.cli.server.AdminApi;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all commands have that ask the server. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets them.
abstract class ApiCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ServerOptions server;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "table, json or yaml.")
  private @Nullable Format format;

  AdminApi open() {
    return server.open(spec);
  }

  CommandSpec spec() {
    return spec;
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** Says something that is not the result; it is not to be mixed with it. */
  void tell(String line) {
    out().flush();
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }

  Format format(Format other) {
    return format == null ? other : format;
  }

  /** Prints as a document if that was asked for, else what people read. */
  void print(Object value, Object table) {
    print(value, table, Format.TABLE);
  }

  private void print(Object value, Object table, Format other) {
    var form = format(other);
    out().print(form == Format.TABLE ? table : Documents.of(value, form));
    out().flush();
  }
}
