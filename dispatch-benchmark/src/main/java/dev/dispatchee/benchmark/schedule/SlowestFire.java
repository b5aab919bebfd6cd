// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.schedule;

import dev.dispatchee.schedule.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The slowest call among those for ten thousand expressions from several instants. Each counts with
 * the shortest of five tries: a collection or another process is no property of an expression.
 */
final class SlowestFire {

  private static final int TRIES = 5;
  private static final int WARM_UP = 3;
  private static final List<Instant> STARTS =
      List.of(
          Instant.parse("2026-03-01T00:00:00Z"),
          Instant.parse("2026-03-29T00:59:59Z"),
          Instant.parse("2026-10-25T00:30:00Z"),
          Instant.parse("2099-12-31T23:59:59Z"));

  private int fires;

  /** In microseconds. */
  double microseconds() {
    var schedules = Corpus.expressions().stream().map(CorpusFires::ours).toList();
    long slowest = 0;
    for (int pass = 0; pass <= WARM_UP; pass++) {
      slowest = slowest(schedules);
    }
    if (fires == 0) {
      throw new IllegalStateException("nothing ever fired");
    }
    return slowest / (double) TimeUnit.MICROSECONDS.toNanos(1);
  }

  private long slowest(List<Schedule> schedules) {
    long slowest = 0;
    for (var schedule : schedules) {
      for (var start : STARTS) {
        slowest = Math.max(slowest, shortest(schedule, start));
      }
    }
    return slowest;
  }

  private long shortest(Schedule schedule, Instant start) {
    long shortest = Long.MAX_VALUE;
    for (int i = 0; i < TRIES; i++) {
      long before = System.nanoTime();
      boolean found = schedule.next(start).isPresent();
      shortest = Math.min(shortest, System.nanoTime() - before);
      fires += found ? 1 : 0;
    }
    return shortest;
  }
}
