// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import dev.dispatchee.cli.convert.Conversion;
import dev.dispatchee.cli.convert.ConversionOptions;
import dev.dispatchee.cli.convert.ExecutorMap;
import dev.dispatchee.cli.convert.ReportJson;
import dev.dispatchee.cli.convert.ReportText;
import dev.dispatchee.cli.convert.SourceFile;
import dev.dispatchee.cli.convert.Verdict;
import dev.dispatchee.cli.output.Documents;
import dev.dispatchee.cli.output.Format;
import dev.dispatchee.cli.server.CommandFailedException;
import dev.dispatchee.cli.server.ExitCode;
import dev.dispatchee.cli.server.Failures;
import dev.dispatchee.definition.YamlWriter;
import dev.dispatchee.schedule.TimeZones;
import dev.dispatchee.schedule.UnknownZoneException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What all conversions have. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets them.
abstract class ConvertingCommand implements Callable<Integer> {

  private static final Path STANDARD_OUTPUT = Path.of("-");

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "SOURCE", description = "What is converted, as said above.")
  private String source;

  @Option(
      names = "--map",
      paramLabel = "FILE",
      description = "Which executor does what a job does there.")
  private @Nullable String map;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the definitions go; standard output if nothing is said, or -.")
  private @Nullable Path output;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Where the report goes, as JSON if its name ends with .json; - is standard output, and"
              + " standard error if nothing is said.")
  private @Nullable Path report;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "The time zone of the other scheduler, where the source names none.")
  private @Nullable String zone;

  @Option(
      names = "--after",
      paramLabel = "INSTANT",
      description = "From when fires are compared; now if nothing is said.")
  private @Nullable String after;

  @Option(
      names = "--active",
      description =
          "Triggers are to be active as their jobs were; else they stay as they are, and are inactive"
              + " at first.")
  private boolean active;

  @Option(names = "--strict", description = "Writes definitions only if everything maps.")
  private boolean strict;

  /** Converts the source. */
  abstract void convert(Conversion conversion);

  /** As it was typed. */
  String source() {
    return source;
  }

  /** How people know the source. */
  String sourceName() {
    return source;
  }

  SourceFile file() {
    return SourceFile.read(source, ServerOptions.input(spec));
  }

  CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() {
    var conversion = new Conversion(spec.name(), sourceName(), options());
    convert(conversion);
    report(conversion);
    var verdict = conversion.verdict();
    if (strict && verdict != Verdict.MAPS) {
      spec.commandLine()
          .getErr()
          .println("dispatch: --strict: not everything maps, so that no definitions are written");
    } else {
      var definitions =
          "# Made by: dispatch convert %s\n".formatted(spec.name())
              + YamlWriter.write(conversion.definitions());
      write(output == null ? STANDARD_OUTPUT : output, definitions);
    }
    return switch (verdict) {
      case MAPS -> ExitCode.OK;
      case DIFFERS -> ExitCode.CONVERTED_DIFFERENTLY;
      case CANNOT -> ExitCode.NOT_CONVERTED;
    };
  }

  private void report(Conversion conversion) {
    if (report == null) {
      spec.commandLine().getErr().print(ReportText.of(conversion));
      spec.commandLine().getErr().flush();
    } else if (report.toString().endsWith(".json")) {
      write(report, Documents.of(ReportJson.of(conversion), Format.JSON));
    } else {
      write(report, ReportText.of(conversion));
    }
  }

  private void write(Path file, String text) {
    if (file.equals(STANDARD_OUTPUT)) {
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
      return;
    }
    try {
      Files.writeString(file, text);
    } catch (IOException impossible) {
      throw new CommandFailedException(
          ExitCode.BAD_FILE, file + ": " + Failures.reason(impossible));
    }
  }

  private ConversionOptions options() {
    return new ConversionOptions(executors(), theirZone(), begin(), active);
  }

  private ExecutorMap executors() {
    if (map == null) {
      return ExecutorMap.empty();
    }
    var file = SourceFile.read(map, ServerOptions.input(spec));
    return ExecutorMap.read(file.name(), file.text());
  }

  private @Nullable ZoneId theirZone() {
    try {
      return zone == null ? null : TimeZones.parse(zone);
    } catch (UnknownZoneException unknown) {
      throw new CommandFailedException(ExitCode.USAGE, "--zone: " + unknown.getMessage());
    }
  }

  private Instant begin() {
    try {
      // The machine's own clock will do: it only says which fires are shown.
      return after == null ? InstantSource.system().instant() : Instant.parse(after);
    } catch (DateTimeException wrong) {
      throw new CommandFailedException(
          ExitCode.USAGE,
          "--after: found '%s', allowed: an instant such as 2026-05-01T00:00:00Z".formatted(after));
    }
  }
}
