// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark;

import dev.dispatchee.benchmark.console.Screen;
import dev.dispatchee.benchmark.contest.Pause;
import dev.dispatchee.benchmark.postgres.PostgresServer;
import dev.dispatchee.benchmark.product.Filling;
import dev.dispatchee.benchmark.product.ListedServer;
import dev.dispatchee.benchmark.report.Report;
import dev.dispatchee.benchmark.report.Series;
import dev.dispatchee.it.client.Chromium;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What a person waits for in the console when there are many triggers and logs. */
final class ConsolePages {

  private static final int TIMES = 5;
  private static final double MIB = 1024 * 1024;
  private static final Duration WATCHED = Duration.ofSeconds(60);

  /** How long a person looks at the first page at least before going on. */
  private static final Duration FIRST_LOOK = Duration.ofSeconds(2);

  private static final List<String> LISTS =
      List.of(
          "triggers",
          "triggers?sort=name:desc",
          "triggers?sort=nextFireDate:asc",
          "triggers?status=FAILED",
          "triggers?search=abcd",
          "triggers?label=label%207",
          "runs",
          "runs?status=FAILED",
          "runs?cause=MANUAL",
          "runs?triggerId=77",
          "audit",
          "audit?user=rare");

  private static final List<String> OF_MANY =
      Stream.concat(
              Stream.of("now", "schedule", "triggers/77", "triggers/77/runs", "runs/500000"),
              Stream.concat(LISTS.stream(), Stream.of("executors", "nodes")))
          .toList();

  private static final String NO_CHROMIUM =
      "Left out: there is no Chromium with its driver on this machine.";

  private final Settings settings;
  private final PostgresServer postgres;

  ConsolePages(Settings settings, PostgresServer postgres) {
    this.settings = settings;
    this.postgres = postgres;
  }

  /** Measures and reports. */
  void measure(Report report) {
    var filling = Filling.OF_A_WEEK;
    report.heading(
        "Console with %,d triggers and %,d logs: milliseconds in Chromium"
            .formatted(filling.triggers(), filling.logs()));
    if (!Chromium.isThere()) {
      report.add(NO_CHROMIUM);
      return;
    }
    try (var server = ListedServer.start(postgres.create(), settings.artifacts(), filling)) {
      server.addOutput(ListedServer.LOG_WITH_OUTPUT);
      try (var screen = new Screen(server.application())) {
        pages(screen, report);
      }
      try (var screen = new Screen(server.application())) {
        output(screen, report);
      }
      openPage(server, report);
    }
  }

  /** Measures how long each page takes with far more triggers, and makes pictures; reports. */
  void measureMany(Report report) {
    var filling = Filling.OF_MANY_IN_A_WEEK;
    report.heading(
        "Console with %,d triggers: milliseconds in Chromium".formatted(filling.triggers()));
    if (!Chromium.isThere()) {
      report.add(NO_CHROMIUM);
      return;
    }
    try (var server = ListedServer.start(postgres.create(), settings.artifacts(), filling);
        var screen = new Screen(server.application())) {
      var series = new Series();
      for (int round = 0; round < TIMES; round++) {
        for (var page : OF_MANY) {
          series.add("`%s`".formatted(page), "shown", screen.goTo(page));
          screen.keep(picture(page));
        }
      }
      report.add(series.table("ms, %d times each".formatted(TIMES)));
    }
  }

  private Path picture(String page) {
    return settings.directory().resolve(page.replaceAll("[^a-z0-9]", "-") + ".png");
  }

  private void pages(Screen screen, Report report) {
    var series = new Series();
    for (int round = 0; round < TIMES; round++) {
      series.add("Now", "first useful paint", screen.firstPaint("now"));
      Pause.of(FIRST_LOOK);
      for (var page : LISTS) {
        series.add("`%s`".formatted(page), "shown", screen.goTo(page));
      }
      series.add("Schedule", "shown", screen.goTo("schedule"));
    }
    report.add(series.table("ms, %d times each".formatted(TIMES)));
    report.target(
        "first useful paint, ms", median(series, "Now", "first useful paint"), 1_000, false);
    var slowest =
        LISTS.stream().mapToDouble(page -> median(series, "`%s`".formatted(page), "shown")).max();
    report.target("slowest list, filter or sort, ms", slowest.orElseThrow(), 300, false);
    report.target("week of all triggers, ms", median(series, "Schedule", "shown"), 1_500, false);
    report.target("all that is loaded, KiB", screen.weight() / 1024, 150, false);
  }

  private static void output(Screen screen, Report report) {
    double took =
        screen.untilText(
            "runs/" + ListedServer.LOG_WITH_OUTPUT,
            "dispatch-output .last",
            ListedServer.LAST_LINE);
    report.target("output of 16 MiB at its end, ms", took, 1_000, false);
    report.target("memory of that page, MiB", screen.memory() / MIB, 150, false);
  }

  // What a page that is looked at costs the server: with it less without it, before and after.
  private static void openPage(ListedServer server, Report report) {
    double before = cores(server);
    double with;
    try (var screen = new Screen(server.application())) {
      screen.firstPaint("now");
      with = cores(server);
    }
    double without = (before + cores(server)) / 2;
    report.target("an open page Now, hundredths of a core", 100 * (with - without), 1, false);
  }

  private static double cores(ListedServer server) {
    Pause.of(Duration.ofSeconds(10));
    var before = server.cpu();
    Pause.of(WATCHED);
    return server.cpu().minus(before).toMillis() / (double) WATCHED.toMillis();
  }

  private static double median(Series series, String what, String measure) {
    return series.of(what, measure).orElseThrow().median();
  }
}
