// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark;

import dev.dispatchee.benchmark.postgres.PostgresServer;
import dev.dispatchee.benchmark.product.Filling;
import dev.dispatchee.benchmark.product.ListedServer;
import dev.dispatchee.benchmark.report.Latencies;
import dev.dispatchee.benchmark.report.Report;
import dev.dispatchee.benchmark.report.Series;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What lists cost when there are many triggers and logs. */
final class Lists {

  private static final int WARM_UP = 10;
  private static final int TIMES_A_ROUND = 50;
  private static final int LATE = 1_000;
  private static final int LONGEST_MILLIS = 100;
  private static final int AT_A_STRETCH = 25;

  private final Settings settings;
  private final PostgresServer postgres;
  private final int times;

  Lists(Settings settings, PostgresServer postgres) {
    this.settings = settings;
    this.postgres = postgres;
    this.times = TIMES_A_ROUND * settings.rounds();
  }

  /** Measures and reports. */
  void measure(Report report) {
    var filling = Filling.OF_MANY;
    report.heading(
        "Lists of %,d triggers, %,d logs and %,d rows of the audit: milliseconds over HTTP"
            .formatted(filling.triggers(), filling.logs(), filling.audited()));
    try (var server = ListedServer.start(postgres.create(), settings.artifacts(), filling)) {
      if (settings.wants(Scenario.LISTS)) {
        lists(server, report);
        latePages(server, report);
      }
      if (settings.wants(Scenario.READS)) {
        new Reads(server, postgres, settings.warmUp(), report).measure(paths());
      }
    }
  }

  private void lists(ListedServer server, Report report) {
    var series = new Series();
    double slowest = 0;
    var slow = new ArrayList<String>();
    for (var path : paths()) {
      var latencies = Latencies.of(WARM_UP, times, () -> server.get(path));
      series.add("`%s`".formatted(path), "median", latencies.median());
      series.add("`%s`".formatted(path), "95 of 100", latencies.percentile(95));
      slowest = Math.max(slowest, latencies.percentile(95));
      if (latencies.percentile(95) > LONGEST_MILLIS) {
        slow.add(path);
      }
    }
    report.add(series.table("ms, %d times each".formatted(times)));
    report.target("slowest 95 of 100 of a list, ms", slowest, LONGEST_MILLIS, false);
    if (!slow.isEmpty()) {
      report.add("Over %d ms: `%s`.".formatted(LONGEST_MILLIS, String.join("`, `", slow)));
    }
  }

  private static List<String> paths() {
    var paths = new ArrayList<String>();
    paths.add("triggers");
    paths.add("triggers?pageSize=200");
    for (var field :
        List.of(
            "id",
            "name",
            "externalReferenceCode",
            "dispatchTaskExecutorType",
            "active",
            "priority",
            "nextFireDate",
            "previousFireDate",
            "dateCreated",
            "dateModified",
            "status")) {
      paths.add("triggers?sort=" + field + ":desc");
    }
    paths.add("triggers?active=true");
    paths.add("triggers?active=false");
    paths.add("triggers?dispatchTaskExecutorType=hello");
    paths.add("triggers?dispatchTaskExecutorType=http-request");
    paths.add("triggers?dispatchTaskExecutorType=gone");
    for (var status : List.of("SUCCESSFUL", "FAILED", "TIMED_OUT", "NEVER_RAN", "IN_PROGRESS")) {
      paths.add("triggers?status=" + status);
    }
    paths.add("triggers?label=label%207");
    paths.add("triggers?label=none");
    for (var search : List.of("trigger", "abcd", "0f1e2d", "nothing")) {
      paths.add("triggers?search=" + search);
    }
    paths.add("triggers?active=true&status=FAILED&search=ab&label=label%207");
    paths.add("triggers/by-external-reference-code/code-c4ca4238a0b923820dcc509a6f75849b");
    logs(paths);
    paths.add("audit");
    paths.add("audit?entity=trigger&entityId=77");
    paths.add("audit?entity=nothing");
    paths.add("audit?user=rare");
    paths.add("audit?user=nobody");
    paths.add("audit?from=" + ago(9_000) + "&to=" + ago(8_000));
    paths.add("overview");
    return paths;
  }

  private static void logs(List<String> paths) {
    for (var sort : List.of("", "&sort=queuedDate:asc", "&sort=plannedDate:desc")) {
      for (var filter :
          List.of(
              "pageSize=20",
              "pageSize=200",
              "triggerId=77",
              "triggerId=99999",
              "status=FAILED",
              "status=TIMED_OUT",
              "status=QUEUED&status=IN_PROGRESS",
              "status=MISSED",
              "cause=MANUAL",
              "cause=RECOVERY",
              "cause=MISFIRE",
              "node=node%201",
              "node=gone",
              "from=" + ago(9_000) + "&to=" + ago(8_000),
              "triggerId=77&status=FAILED")) {
        paths.add("logs?" + filter + sort);
      }
    }
    paths.add("triggers/77/logs");
    paths.add("logs/500000");
  }

  private static Instant ago(long seconds) {
    return Instant.now().minusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
  }

  private void latePages(ListedServer server, Report report) {
    var series = new Series();
    double worst = 0;
    for (var list :
        List.of("logs?", "logs?sort=plannedDate:asc&", "logs?cause=MANUAL&", "audit?")) {
      worst = Math.max(worst, ratio(list, byCursor(server, list), series));
    }
    for (var list : List.of("triggers?", "triggers?sort=externalReferenceCode:desc&")) {
      worst = Math.max(worst, ratio(list, byNumber(server, list), series));
    }
    report.add(series.table("ms"));
    report.target("slowest page 1,000, times page 1", worst, 1.2, false);
  }

  private static double ratio(String list, Latencies[] nearAndFar, Series series) {
    double near = nearAndFar[0].median();
    double far = nearAndFar[1].median();
    series.add("`%s`".formatted(list), "page 1", near);
    series.add("`%s`".formatted(list), "page 1,000", far);
    series.add("`%s`".formatted(list), "ratio", far / near);
    return far / near;
  }

  // Page after page, as the cursors lead; the page 1,000 and the first are then asked for by turns.
  private Latencies[] byCursor(ListedServer server, String list) {
    var cursor = "";
    for (int page = 1; page < LATE; page++) {
      var next = server.get(list + "pageSize=20" + cursor).json().path("nextCursor").asText();
      cursor = "&cursor=" + next;
    }
    return byTurns(server, list + "pageSize=20", list + "pageSize=20" + cursor);
  }

  private Latencies[] byNumber(ListedServer server, String list) {
    return byTurns(server, list + "page=1", list + "page=" + LATE);
  }

  private Latencies[] byTurns(ListedServer server, String near, String far) {
    var nearOnes = new ArrayList<Double>();
    var farOnes = new ArrayList<Double>();
    for (int i = 0; i < times / AT_A_STRETCH; i++) {
      nearOnes.addAll(
          Latencies.of(i == 0 ? WARM_UP : 0, AT_A_STRETCH, () -> server.get(near)).millis());
      farOnes.addAll(
          Latencies.of(i == 0 ? WARM_UP : 0, AT_A_STRETCH, () -> server.get(far)).millis());
    }
    return new Latencies[] {new Latencies(nearOnes), new Latencies(farOnes)};
  }
}
