// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dispatchee.cli.server.CommandFailedException;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line {@code dispatch}. */
@Command(
    name = "dispatch",
    mixinStandardHelpOptions = true,
    versionProvider = DispatchCommand.Version.class,
    description =
        "Looks at and changes triggers and runs of a Dispatch EE server, by its admin API.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      GetCommand.class,
      DescribeCommand.class,
      ApplyCommand.class,
      DeleteCommand.class,
      RunCommand.class,
      LogsCommand.class,
      CancelCommand.class,
      PauseCommand.class,
      ResumeCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      ConvertCommand.class,
      PreviewCommand.class,
      SchemaCommand.class,
      GenerateCompletion.class,
      CommandLine.HelpCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done; of a run that was waited for: it was successful",
      "1:the run that was waited for was not successful",
      "2:what was typed cannot be understood, or says too little",
      "3:there is no such trigger, run, executor or node",
      "4:the server refuses it",
      "5:user or password is wrong, or the user may not do it",
      "6:the server is not there, does not answer, or failed",
      "7:a file cannot be read, or is not what it should be",
      "8:what was waited for takes longer than was allowed",
      "9:apply --dry-run --fail-on-difference found differences",
      "10:convert brought all in, and something is not the same",
      "11:convert could not bring all in"
    },
    footerHeading = "%n",
    footer = {
      "Credentials come from DISPATCH_USER and DISPATCH_PASSWORD, from DISPATCH_TOKEN, or from a file"
          + " that nobody else may read: --credentials, DISPATCH_CREDENTIALS or"
          + " ~/.config/dispatch/credentials, with lines user=, password=, token=, server=."
    })
public final class DispatchCommand {

  private final Surroundings surroundings;

  private DispatchCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  /** Runs one command. */
  public static void main(String[] arguments) {
    var out = writer(FileDescriptor.out);
    var err = writer(FileDescriptor.err);
    var surroundings =
        new Surroundings(
            System.getenv(),
            Path.of(System.getProperty("user.home", ".")),
            new FileInputStream(FileDescriptor.in));
    int code = commandLine(surroundings, out, err).execute(arguments);
    out.flush();
    err.flush();
    System.exit(code);
  }

  static CommandLine commandLine(Surroundings surroundings, PrintWriter out, PrintWriter err) {
    return new CommandLine(new DispatchCommand(surroundings))
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              if (failure instanceof CommandFailedException failed) {
                out.flush();
                failed.text().lines().forEach(line -> err.println("dispatch: " + line));
                return failed.exitCode();
              }
              throw failure;
            });
  }

  // Whatever the language of the terminal: the admin API's texts are Unicode.
  private static PrintWriter writer(FileDescriptor where) {
    return new PrintWriter(
        new OutputStreamWriter(new BufferedOutputStream(new FileOutputStream(where)), UTF_8));
  }

  /** The version of the jar. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      var version = DispatchCommand.class.getPackage().getImplementationVersion();
      return new String[] {"dispatch " + (version == null ? "(not packaged)" : version)};
    }
  }
}
