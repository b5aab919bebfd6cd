// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark;

import dev.dispatchee.benchmark.capacity.Figure;
import dev.dispatchee.benchmark.product.DispatchNodes;
import dev.dispatchee.benchmark.product.Filled;
import dev.dispatchee.benchmark.product.Size;
import dev.dispatchee.benchmark.product.UpkeptLogs;
import dev.dispatchee.benchmark.product.Use;
import dev.dispatchee.benchmark.report.Report;
import dev.dispatchee.benchmark.report.Series;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is measured of an installation of each size, and how it is told. */
final class ScaleFigures {

  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final Duration WATCHED = Duration.ofSeconds(30);
  private static final long FIRES = 20 * WATCHED.toSeconds();
  private static final int APART = 1;
  private static final int TOGETHER = 20;
  private static final int UPKEPT_LOGS = 100_000;

  /** With fewer there may be triggers of which no later run is there, and retention keeps one. */
  private static final int LOGS_OF_A_TRIGGER = 5;

  private static final String THERE = "no-op runs a second, rows there before";
  private static final String FIRED = "no-op runs a second, fired at one instant";
  private static final String MEDIAN = "20 fires a second, ms late, median";
  private static final String P99 = "99 of 100";
  private static final String MEDIAN_TOGETHER = "20 at each whole second, ms late, median";
  private static final String P99_TOGETHER = "99 of 100 of these";

  private final Series filled = new Series();
  private final Series speed = new Series();
  private final Series costs = new Series();

  /** Notes what filling came to. */
  void filled(Size size, Filled came) {
    filled.add(size.toString(), "seconds", came.took().toMillis() / 1e3);
    filled.add(size.toString(), "MB on disk", came.bytes() / 1e6);
    cost(size, Figure.TRIGGER_BYTES, came.bytesOfATrigger());
    if (size.logs() > 0) {
      cost(size, Figure.LOG_BYTES, came.bytesOfALog());
    }
  }

  /** Measures one that is warm, for a round. */
  void measure(Size size, DispatchNodes node, int runs) {
    var name = size.toString();
    speed.add(name, THERE, node.drain().rate(runs));
    var burst = node.fire();
    speed.add(name, FIRED, burst.rate(runs));
    var idle = node.idle(IDLE);
    cost(size, Figure.IDLE_DATABASE_MICROS, idle.databaseMicros(IDLE.toSeconds()));
    cost(size, Figure.IDLE_SERVER_MICROS, idle.serverMicros(IDLE.toSeconds()));
    cost(size, Figure.IDLE_STATEMENTS, idle.statements() / (double) IDLE.toSeconds());
    var burstAlone = burst.used().beyond(idle);
    cost(size, Figure.BURST_DATABASE_MICROS, burstAlone.databaseMicros(runs));
    cost(size, Figure.BURST_SERVER_MICROS, burstAlone.serverMicros(runs));
    cost(size, Figure.SWEEP_DATABASE_MICROS, node.sweepMicros());
    fires(size, node, idle);
    var alarms = node.alarms().beyond(idle);
    cost(size, Figure.ALARM_DATABASE_MICROS, alarms.databaseMicros(node.alarmCount()));
    cost(size, Figure.ALARM_SERVER_MICROS, alarms.serverMicros(node.alarmCount()));
  }

  private void fires(Size size, DispatchNodes node, Use idle) {
    var apart = node.watchFires(APART, WATCHED);
    speed.add(size.toString(), MEDIAN, (double) apart.late().median());
    speed.add(size.toString(), P99, (double) apart.late().p99());
    var used = apart.used().beyond(idle);
    cost(size, Figure.RUN_DATABASE_MICROS, used.databaseMicros(FIRES));
    cost(size, Figure.RUN_SERVER_MICROS, used.serverMicros(FIRES));
    cost(size, Figure.RUN_STATEMENTS, used.statements() / (double) FIRES);
    cost(size, Figure.RUN_WAL_BYTES, used.walBytes() / (double) FIRES);
    var together = node.watchFires(TOGETHER, WATCHED);
    speed.add(size.toString(), MEDIAN_TOGETHER, (double) together.late().median());
    speed.add(size.toString(), P99_TOGETHER, (double) together.late().p99());
  }

  /** Measures, once, what changes the database for good; nothing where there is little history. */
  void measureUpkeep(Size size, DispatchNodes node) {
    if (size.logs() < (long) LOGS_OF_A_TRIGGER * size.triggers()) {
      return;
    }
    int logs = (int) Math.min(UPKEPT_LOGS, size.logs());
    upkept(
        size,
        node.addUp(logs),
        Figure.ADD_UP_A_SECOND,
        Figure.ADD_UP_DATABASE_MICROS,
        Figure.ADD_UP_SERVER_MICROS);
    cost(size, Figure.DAY_BYTES, node.bytesOfADay());
    upkept(
        size,
        node.delete(logs),
        Figure.DELETE_A_SECOND,
        Figure.DELETE_DATABASE_MICROS,
        Figure.DELETE_SERVER_MICROS);
  }

  private void upkept(Size size, UpkeptLogs done, Figure rate, Figure database, Figure server) {
    cost(size, rate, done.aSecond());
    cost(size, database, done.used().databaseMicros(done.logs()));
    cost(size, server, done.used().serverMicros(done.logs()));
  }

  private void cost(Size size, Figure figure, double value) {
    costs.add(size.toString(), figure.title(), value);
  }

  /** The tables, and whether the large are like the small one, which is the first. */
  void report(Report report, List<Size> sizes) {
    report.heading("Small and large installations, one node on PostgreSQL");
    report.add(speed.table("round by round"));
    var small = sizes.get(0);
    for (var size : sizes.subList(1, sizes.size())) {
      target(report, size, small, THERE, 0.8, true);
      target(report, size, small, FIRED, 0.8, true);
      target(report, size, small, P99, 1.2, false);
      target(report, size, small, P99_TOGETHER, 1.2, false);
    }
    report.heading("What filling them took");
    report.add(filled.table("before the first round"));
    report.heading("What it costs, by itself: microseconds of processor time, bytes, statements");
    report.add(costs.transposed("of one"));
  }

  private void target(
      Report report, Size size, Size small, String measure, double wanted, boolean atLeast) {
    report.target(
        "%s: %s, times %s".formatted(size, measure, small),
        median(speed, size, measure) / median(speed, small, measure),
        wanted,
        atLeast);
  }

  private static double median(Series series, Size size, String measure) {
    return series.of(size.toString(), measure).orElseThrow().median();
  }

  /** What is known of a size to reckon with; figures that were not measured are missing. */
  Map<Figure, Double> of(Size size) {
    var values = new EnumMap<Figure, Double>(Figure.class);
    for (var figure : Figure.values()) {
      costs
          .of(size.toString(), figure.title())
          .ifPresent(known -> values.put(figure, known.median()));
    }
    return values;
  }
}
