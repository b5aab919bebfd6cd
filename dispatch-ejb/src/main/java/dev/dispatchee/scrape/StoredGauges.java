// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.scrape;

import dev.dispatchee.database.Database;
import dev.dispatchee.meter.Meters;
import dev.dispatchee.node.HeartbeatTimes;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The figures of the database as gauges. They are read by a thread of the engine when somebody
 * wants them, at most every five seconds; who wants them waits for a second at most, and then gets
 * those of before. So a scrape is answered while the database is away. Safe for several threads.
 */
@Singleton
public class StoredGauges implements MultiCollector {

  /** How old figures may be that are told without being read again. */
  static final Duration FRESH = Duration.ofSeconds(5);

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
  private static final int LONGEST_STATEMENT_SECONDS = 5;
  private static final double NANOS_EACH_SECOND = 1e9;

  private static final List<Gauge> GAUGES =
      List.of(
          new Gauge(
              "dispatch_runs_due",
              "Runs of all nodes that are due and wait to start.",
              StoredFigures::due),
          new Gauge(
              "dispatch_runs_waiting",
              "Runs of all nodes that are queued for a later time, such as further attempts.",
              StoredFigures::waiting),
          new Gauge(
              "dispatch_runs_in_progress", "Runs that any node has.", StoredFigures::inProgress),
          new Gauge(
              "dispatch_oldest_due_run_seconds",
              "Since when the oldest due run waits; 0 without any.",
              StoredFigures::oldestDueSeconds),
          new Gauge(
              "dispatch_triggers_active", "Triggers that fire.", StoredFigures::activeTriggers),
          new Gauge(
              "dispatch_triggers_overdue",
              "Active triggers whose time has passed and that nobody has fired yet.",
              StoredFigures::overdueTriggers),
          new Gauge(
              "dispatch_oldest_overdue_trigger_seconds",
              "Since when the oldest overdue trigger should have fired; 0 without any.",
              StoredFigures::oldestOverdueSeconds),
          new Gauge(
              "dispatch_nodes_alive", "Nodes whose heartbeat is fresh.", StoredFigures::nodesAlive),
          new Gauge(
              "dispatch_alerts_pending",
              "Messages of alert rules that are to be sent, for the first time or again.",
              StoredFigures::alertsPending));

  private final Database database;
  private final String select;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final AtomicReference<@Nullable CountDownLatch> wanted = new AtomicReference<>();
  private volatile Runnable hurry = () -> {};
  private volatile @Nullable Read latest;

  private record Gauge(String name, String help, ToDoubleFunction<StoredFigures> value) {

    GaugeSnapshot of(StoredFigures figures) {
      return gauge(name, help, value.applyAsDouble(figures));
    }
  }

  private record Read(StoredFigures figures, List<GroupFigures> groups, long at) {}

  @Inject
  StoredGauges(Database database, HeartbeatTimes times, Clock clock, Meters meters) {
    this(database, times, clock, System::nanoTime, meters);
  }

  StoredGauges(
      Database database, HeartbeatTimes times, Clock clock, LongSupplier nanoTime, Meters meters) {
    this.database = database;
    this.select = StoredFigures.select(database.dialect(), times);
    this.clock = clock;
    this.nanoTime = nanoTime;
    meters.add(this);
  }

  /** Says how the thread is told that somebody wants figures; it must be quick. */
  public void whenWanted(Runnable task) {
    hurry = task;
  }

  /**
   * Reads them, if somebody waits for that.
   *
   * @throws dev.dispatchee.database.DatabaseException if the database refused; who waits gets those
   *     of before
   */
  public void readIfWanted() {
    var waiting = wanted.getAndSet(null);
    if (waiting == null) {
      return;
    }
    try {
      if (!isFresh()) {
        latest =
            new Read(
                StoredFigures.read(database, select, clock.instant(), LONGEST_STATEMENT_SECONDS),
                GroupFigures.read(database, clock.instant(), LONGEST_STATEMENT_SECONDS),
                nanoTime.getAsLong());
      }
    } finally {
      waiting.countDown();
    }
  }

  @Override
  public MetricSnapshots collect() {
    if (!isFresh()) {
      waitForNewOnes();
    }
    var read = latest;
    var snapshots = MetricSnapshots.builder();
    if (read != null) {
      GAUGES.forEach(gauge -> snapshots.metricSnapshot(gauge.of(read.figures())));
      GroupFigures.gauges(read.groups()).forEach(snapshots::metricSnapshot);
      snapshots.metricSnapshot(
          gauge(
              "dispatch_stored_figures_age_seconds",
              "How old the figures are that come from the database.",
              (nanoTime.getAsLong() - read.at()) / NANOS_EACH_SECOND));
    }
    return snapshots.build();
  }

  private boolean isFresh() {
    var read = latest;
    return read != null && nanoTime.getAsLong() - read.at() < FRESH.toNanos();
  }

  private void waitForNewOnes() {
    var read = wanted.updateAndGet(others -> others == null ? new CountDownLatch(1) : others);
    hurry.run();
    try {
      read.await(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static GaugeSnapshot gauge(String name, String help, double value) {
    return GaugeSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder().value(value).build())
        .build();
  }
}
