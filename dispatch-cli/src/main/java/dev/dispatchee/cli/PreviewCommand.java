// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import com.fasterxml.jackson.databind.JsonNode;
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
      names = "--rrule",
      paramLabel = "RULE",
      description =
          "In place of it: a recurrence rule (RFC 5545), such as FREQ=MONTHLY;BYDAY=-1FR.")
  private @Nullable String rrule;

  @Option(
      names = "--start",
      paramLabel = "INSTANT",
      description = "From when an interval or a recurrence rule counts.")
  private @Nullable String start;

  @Option(
      names = "--calendar",
      paramLabel = "NAME",
      description = "Leave out the times of this business calendar.")
  private @Nullable String calendar;

  @Option(
      names = "--only-calendar",
      paramLabel = "NAME",
      description = "Fire in the times of this business calendar alone.")
  private @Nullable String onlyCalendar;

  @Option(
      names = "--calendar-rule",
      paramLabel = "RULE",
      description = "What becomes of what is barred: SKIP, NEXT_DAY or PREVIOUS_DAY.")
  private @Nullable String calendarRule;

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
    draft.put("rrule", rrule);
    draft.put("startDate", start);
    draft.put("calendar", calendar);
    draft.put("onlyCalendar", onlyCalendar);
    draft.put("calendarRule", calendarRule);
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
                fires.path("items"), List.of("FIRES=fireDate", "LOCAL=localDateTime", "NOTE=note"))
            + barred(fires.path("barred")));
    return ExitCode.OK;
  }

  private static String barred(JsonNode barred) {
    return barred.isEmpty()
        ? ""
        : "\n" + Table.of(barred, List.of("BARRED=first", "LAST=last", "COUNT=count"));
  }
}
