// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was reckoned, as tables of Markdown. */
public final class CapacityTables {

  private static final double MILLION = 1e6;
  private static final double RUNS_A_DAY = 100 * MILLION;
  private static final double RUN_MILLIS = 200;
  private static final List<Integer> NODES = List.of(4, 16, 32);
  private static final List<Integer> RETENTIONS = List.of(1, 7, 30);
  private static final List<Integer> DAYS = List.of(1, 30, 400);

  private static final Load AT_SECONDS = new Load(RUNS_A_DAY, MILLION, RUN_MILLIS, 1);
  private static final Load AT_ANY_INSTANT = new Load(RUNS_A_DAY, MILLION, RUN_MILLIS, 1_000);

  private final Figures figures;

  /** Of figures that were measured. */
  public CapacityTables(Figures figures) {
    this.figures = figures;
  }

  /** All of them, each with a sentence that says what it is. */
  public String markdown() {
    return String.join(
        "\n",
        "%s runs a day of 1 million triggers, %s ms each: parts of 100 of what there is, over 100 in bold."
            .formatted(whole(RUNS_A_DAY / MILLION) + " million", whole(RUN_MILLIS)),
        "",
        "Due at whole seconds, as with cron expressions:",
        "",
        parts(AT_SECONDS),
        "",
        "Due at any instant, as with intervals:",
        "",
        parts(AT_ANY_INSTANT),
        "",
        "Disk of the database in GB, without output, audit and WAL:",
        "",
        disk(),
        "");
  }

  private String parts(Load load) {
    var lines = new ArrayList<String>();
    lines.add(row("parts of 100", nodes -> "%d nodes".formatted(nodes)));
    lines.add("| --- |" + " --- |".repeat(NODES.size()));
    for (var resource : Resource.values()) {
      lines.add(row(resource.title(), nodes -> part(capacity(nodes).parts(load).get(resource))));
    }
    lines.add(row("used up first", nodes -> capacity(nodes).first(load).title()));
    lines.add(
        row(
            "then, million runs a day",
            nodes -> whole(capacity(nodes).mostRunsADay(load) / MILLION)));
    lines.add(
        row("connections to allow", nodes -> Integer.toString(Machines.of(nodes).connections())));
    return String.join("\n", lines);
  }

  private String disk() {
    var lines = new ArrayList<String>();
    lines.add(
        "| logs are kept | %s |"
            .formatted(
                String.join(
                    " | ", DAYS.stream().map(days -> "after day %d".formatted(days)).toList())));
    lines.add("| --- |" + " --- |".repeat(DAYS.size()));
    for (var retention : RETENTIONS) {
      var growth = new DiskGrowth(figures, AT_SECONDS, retention);
      var cells = DAYS.stream().map(days -> whole(growth.bytesAfter(days) / 1e9)).toList();
      lines.add("| for %d days | %s |".formatted(retention, String.join(" | ", cells)));
    }
    return String.join("\n", lines);
  }

  private Capacity capacity(int nodes) {
    return new Capacity(figures, Machines.of(nodes));
  }

  private static String row(String title, Function<Integer, String> cell) {
    return "| %s | %s |".formatted(title, String.join(" | ", NODES.stream().map(cell).toList()));
  }

  private static String part(@Nullable Double part) {
    double hundredths = part == null ? 0 : 100 * part;
    var text = hundredths < 10 ? "%.1f" : "%,.0f";
    var number = String.format(Locale.ROOT, text, hundredths);
    return hundredths > 100 ? "**" + number + "**" : number;
  }

  private static String whole(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%,.0f", value);
  }
}
