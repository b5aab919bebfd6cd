// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import dev.dispatchee.cli.server.AdminApi;
import dev.dispatchee.cli.server.CommandFailedException;
import dev.dispatchee.cli.server.ExitCode;
import dev.dispatchee.cli.server.Query;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the output of a run. */
@Command(name = "logs", description = "Prints the output of a run.")
final class LogsCommand extends ApiCommand {

  @Parameters(paramLabel = "RUN", arity = "0..1", description = "The number of the run.")
  private @Nullable String run;

  @Option(
      names = "--trigger",
      paramLabel = "TRIGGER",
      description = "In place of a number: the newest run of this trigger.")
  private @Nullable String trigger;

  @Option(
      names = "--follow",
      description = "Goes on until the run has ended; exit code 1 if it was not successful.")
  private boolean follow;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Follows no longer than that, such as 90s, 10m or 2h.")
  private @Nullable Duration timeout;

  @Option(names = "--raw", description = "As it is, control characters too.")
  private boolean raw;

  @Override
  public Integer call() {
    if ((run == null) == (trigger == null)) {
      throw new CommandFailedException(ExitCode.USAGE, "give the number of a run, or --trigger");
    }
    var api = open();
    long number = number(api);
    var printer = new OutputPrinter(out(), raw);
    if (!follow) {
      printer.accept(api.text("/logs/%d/output".formatted(number)));
      return ExitCode.OK;
    }
    var ended =
        Interruption.saying(
            "%nrun %d goes on; end it: dispatch cancel %d".formatted(number, number),
            spec().commandLine().getErr(),
            () -> new Following(api, number, new Waiting(timeout), printer).untilItEnds());
    tell(RunEnd.line(ended));
    return RunEnd.exitCode(ended);
  }

  private long number(AdminApi api) {
    if (run != null) {
      return Long.parseLong(TriggerReference.number(run));
    }
    var newest =
        api.get(
            Query.of("/logs")
                .with("triggerId", TriggerReference.find(api, String.valueOf(trigger)).path("id"))
                .with("pageSize", 1)
                .toString());
    if (newest.path("items").isEmpty()) {
      throw new CommandFailedException(ExitCode.NOT_FOUND, "the trigger has no run");
    }
    return newest.at("/items/0/id").asLong();
  }
}
