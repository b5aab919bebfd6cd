// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark;

import dev.dispatchee.benchmark.contest.Pause;
import dev.dispatchee.benchmark.postgres.PostgresServer;
import dev.dispatchee.benchmark.product.ListedServer;
import dev.dispatchee.benchmark.report.Latencies;
import dev.dispatchee.benchmark.report.Report;
import dev.dispatchee.benchmark.report.Series;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What it costs to be read by many clients all the time. */
final class Reads {

  private static final int CLIENTS = 16;
  private static final int ALONE = 200;
  private static final int READS_A_MINUTE = 10_000;
  private static final Duration WATCHED = Duration.ofSeconds(60);

  private final ListedServer server;
  private final PostgresServer postgres;
  private final Duration warmUp;
  private final Report report;

  Reads(ListedServer server, PostgresServer postgres, Duration warmUp, Report report) {
    this.server = server;
    this.postgres = postgres;
    this.warmUp = warmUp;
    this.report = report;
  }

  /**
   * Measures one of each kind by turns, then all of these lists by turns, and reports. At last what
   * each of the first costs by itself: then the server has answered for some minutes.
   */
  void measure(List<String> lists) {
    sustained("One of each kind", oneOfEachKind());
    sustained("All %d lists".formatted(lists.size()), lists);
    var series = new Series();
    oneOfEachKind().forEach(path -> alone("`%s`".formatted(path), path, series));
    report.add(series.table("one by one, %d times each".formatted(ALONE)));
  }

  private void alone(String what, String path, Series series) {
    var ofServer = server.cpu();
    var ofDatabase = postgres.cpu();
    var latencies = Latencies.of(0, ALONE, () -> server.get(path));
    series.add(what, "median ms", latencies.median());
    series.add(what, "ms of the server's processor", each(server.cpu().minus(ofServer)));
    series.add(what, "ms of PostgreSQL's", each(postgres.cpu().minus(ofDatabase)));
  }

  private static double each(Duration all) {
    return all.toNanos() / 1e6 / ALONE;
  }

  // Each kind of thing that can be read, once; whoever filters and searches waits for the answer.
  private static List<String> oneOfEachKind() {
    return List.of(
        "triggers",
        "triggers/77",
        "triggers/by-external-reference-code/code-c4ca4238a0b923820dcc509a6f75849b",
        "triggers/77/logs",
        "logs",
        "logs?status=FAILED",
        "logs/500000",
        "audit",
        "overview",
        "nodes",
        "executors");
  }

  private void sustained(String what, List<String> paths) {
    var clients = Executors.newScheduledThreadPool(CLIENTS);
    long everyMicros = CLIENTS * TimeUnit.MINUTES.toMicros(1) / READS_A_MINUTE;
    var all = Latencies.collector();
    var work = new ArrayList<Future<?>>();
    for (int client = 0; client < CLIENTS; client++) {
      int first = client * paths.size() / CLIENTS;
      var turns = new AtomicInteger(first);
      var asking =
          clients.scheduleAtFixedRate(
              () -> all.time(() -> server.get(paths.get(turns.getAndIncrement() % paths.size()))),
              client * everyMicros / CLIENTS,
              everyMicros,
              TimeUnit.MICROSECONDS);
      work.add(asking);
    }
    Pause.of(warmUp);
    var threads = server.threads();
    var before = server.cpu();
    var databaseBefore = postgres.cpu();
    all.clear();
    Pause.of(WATCHED);
    var latencies = all.latencies();
    var database = postgres.cpu().minus(databaseBefore);
    var used = server.cpu().minus(before).plus(database);
    var profile = server.threads().table(threads, WATCHED);
    if (work.stream().anyMatch(Future::isDone)) {
      throw new IllegalStateException("a client was not answered");
    }
    clients.shutdownNow();
    report.add(
        """
        %s by turns, for a minute, from %d clients: %,d answers, median %.1f ms, 95 of 100 within %.1f ms.
        """
            .formatted(
                what,
                CLIENTS,
                latencies.millis().size(),
                latencies.median(),
                latencies.percentile(95)));
    report.target(
        what + ", reads a minute", latencies.millis().size(), READS_A_MINUTE * 0.99, true);
    report.target(
        what + ", cores of server and database",
        used.toMillis() / (double) WATCHED.toMillis(),
        1,
        false);
    report.add(
        "PostgreSQL %.2f of a core; the threads of the server:"
            .formatted(database.toMillis() / (double) WATCHED.toMillis()));
    report.add(profile);
  }
}
