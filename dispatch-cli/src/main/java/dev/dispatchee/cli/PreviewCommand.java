// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import dev.dispatchee.cli.output.Table;
import dev.dispatchee.cli.server.ExitCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells when a schedule would fire. */
@Command(
    name = "preview",
    description = "Tells when a schedule would fire; the way to check an expression.")
final class PreviewCommand extends ApiCommand {

  @Parameters(
      paramLabel = "CRON",
      arity = "0..1",
      description = "An expression, in quotes: '0 30 2 * * ?'.")
  private @Nullable String cron;

  @Option(
      names = "--interval",
      paramLabel = "DURATION",
      description = "In place of it: so often, such as PT15M.")
  private @Nullable String interval;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "In which time zone, such as Europe/Berlin; UTC if nothing is said.")
  private @Nullable String zone;

  @Option(
      names = "--daylight-saving",
      paramLabel = "RULE",
      description = "RUN_ONCE, SKIP or RUN_TWICE.")
  private @Nullable String daylightSaving;

  @Option(
      names = "--after",
      paramLabel = "INSTANT",
      description = "From when; now if nothing is said.")
  private @Nullable String after;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many; ${DEFAULT-VALUE} if nothing is said.")
  private int count;

  @Override
  public Integer call() {
    Map<String, @Nullable Object> draft = new LinkedHashMap<>();
    draft.put("cronExpression", cron);
    draft.put("interval", interval);
    draft.put("timeZoneId", zone);
    draft.put("daylightSavingRule", daylightSaving);
    draft.put("after", after);
    draft.put("count", count);
    draft.values().removeIf(value -> value == null);
    var fires = open().post("/schedules/preview", draft, Map.of());
    print(
        fires,
        Table.cell(fires.path("scheduleDescription"))
            + "\n"
            + Table.of(
                fires.path("items"),
                List.of("FIRES=fireDate", "LOCAL=localDateTime", "CLOCK CHANGE=note")));
    return ExitCode.OK;
  }
}
