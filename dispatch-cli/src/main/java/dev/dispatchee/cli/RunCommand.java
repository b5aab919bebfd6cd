// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.cli.output.Format;
import dev.dispatchee.cli.server.AdminApi;
import dev.dispatchee.cli.server.ExitCode;
import dev.dispatchee.cli.server.Query;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a trigger now. */
@Command(
    name = "run",
    description = "Runs a trigger now, also an inactive one. Ctrl-C leaves the run alone.")
@SuppressWarnings("NullAway.Init") // picocli sets them.
final class RunCommand extends ApiCommand {

  @Parameters(paramLabel = "TRIGGER", description = TriggerReference.DESCRIPTION)
  private String trigger;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting for this run alone; can be repeated.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--on-overlap",
      paramLabel = "WHAT",
      description = "If one is in progress: cancel, queue or reject.")
  private @Nullable String onOverlap;

  @Option(
      names = "--idempotency-key",
      paramLabel = "KEY",
      description = "The same key within 24 hours starts nothing, and answers the first run.")
  private @Nullable String key;

  @Option(names = "--wait", description = "Waits until it has ended.")
  private boolean wait;

  @Option(
      names = "--follow",
      description = "Prints its output as it comes, and waits until it has ended.")
  private boolean follow;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Waits no longer than that, such as 90s, 10m or 2h.")
  private @Nullable Duration timeout;

  @Option(names = "--raw", description = "Output as it is, control characters too.")
  private boolean raw;

  @Override
  public Integer call() {
    var api = open();
    var started = start(api);
    long run = started.path("id").asLong();
    if (!wait && !follow) {
      print(started, RunEnd.line(started) + "\n");
      return ExitCode.OK;
    }
    tell("run %d was asked for".formatted(run));
    var ended =
        Interruption.saying(
            "%nrun %d goes on; see it: dispatch logs %d --follow; end it: dispatch cancel %d"
                .formatted(run, run, run),
            spec().commandLine().getErr(),
            () -> end(api, run));
    if (follow && format(Format.TABLE) == Format.TABLE) {
      tell(RunEnd.line(ended));
    } else {
      print(ended, RunEnd.line(ended) + "\n");
    }
    return RunEnd.exitCode(ended);
  }

  private JsonNode start(AdminApi api) {
    var path = TriggerReference.path(api, trigger) + "/run";
    var sent = key == null ? UUID.randomUUID().toString() : key;
    return api.post(
        Query.of(path).with("onOverlap", onOverlap).toString(),
        settings.isEmpty() ? null : Map.of("dispatchTaskSettings", settings),
        Map.of("Idempotency-Key", sent));
  }

  private JsonNode end(AdminApi api, long run) {
    var waiting = new Waiting(timeout);
    if (!follow) {
      return waiting.until(api, run);
    }
    new Following(api, run, waiting, new OutputPrinter(out(), raw)).untilItEnds();
    // The event has no settings and no whole error.
    return api.get("/logs/" + run);
  }
}
