// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** How late executors were entered, after the instants that their runs were planned for. */
final class Lateness {

  private final List<Long> sorted;

  private Lateness(Stream<Long> millis) {
    sorted = millis.sorted().toList();
  }

  /** Of first attempts that were due by schedule while the server was there. */
  static Lateness of(Evidence evidence) {
    var logs = evidence.logsById();
    return new Lateness(
        evidence.witnesses().stream()
            .filter(witness -> logs.containsKey(witness.log()))
            .filter(witness -> logs.get(witness.log()).cause().equals("SCHEDULE"))
            .filter(
                witness -> wasThere(evidence, logs.get(witness.log()).planned(), witness.start()))
            .map(
                witness ->
                    Duration.between(logs.get(witness.log()).planned(), witness.start())
                        .toMillis()));
  }

  private static boolean wasThere(Evidence evidence, Instant planned, Instant start) {
    return start.isBefore(planned) || evidence.outageWithin(planned, start).isZero();
  }

  long percentile(int percent) {
    return sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) * percent / 100);
  }

  @Override
  public String toString() {
    return "%d scheduled runs, started late by %d ms (p50), %d ms (p99), %d ms (max)"
        .formatted(sorted.size(), percentile(50), percentile(99), percentile(100));
  }
}
