// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark;

import dev.dispatchee.benchmark.contest.ContestantProcess;
import dev.dispatchee.benchmark.graphile.GraphileWorker;
import dev.dispatchee.benchmark.peer.Peer;
import dev.dispatchee.benchmark.peer.PeerProcess;
import dev.dispatchee.benchmark.postgres.PostgresDatabase;
import dev.dispatchee.benchmark.product.DispatchContestant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Who can take part, in the order in which they take turns. */
enum Entrant {
  PRODUCT(DispatchContestant.NAME, 1, true, true),
  GRAPHILE_WORKER(GraphileWorker.NAME, 1, true, true),
  DB_SCHEDULER(Peer.DB_SCHEDULER_LOCK_AND_FETCH.title(), 1, true, true),
  DB_SCHEDULER_FETCH(Peer.DB_SCHEDULER_FETCH.title(), 1, true, false),
  QUARTZ(Peer.QUARTZ.title(), 20, true, true),
  JOBRUNR(Peer.JOBRUNR.title(), 5, false, false);

  private final String title;
  private final int part;
  private final boolean bursts;
  private final boolean idles;

  Entrant(String title, int part, boolean bursts, boolean idles) {
    this.title = title;
    this.part = part;
    this.bursts = bursts;
    this.idles = idles;
  }

  /**
   * By the name that {@code -Dcontestants=} has.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  static Entrant named(String name) {
    var wanted = name.strip();
    return Arrays.stream(values())
        .filter(entrant -> entrant.option().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no contestant is called %s; there are: %s"
                        .formatted(
                            wanted,
                            Arrays.stream(values())
                                .map(Entrant::option)
                                .collect(Collectors.joining(", ")))));
  }

  /** How it is called in the report. */
  String title() {
    return title;
  }

  private String option() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How many of so many runs it is given: the slow ones get a part, for the same rate. */
  int runs(int wanted) {
    return Math.max(1, wanted / part);
  }

  /** Whether it can be told the one instant at which many runs are due. */
  boolean bursts() {
    return bursts;
  }

  /** Whether it is among those that are watched with nothing to do. */
  boolean idles() {
    return idles;
  }

  /** Starts it on a new database and waits until it is ready. */
  ContestantProcess start(PostgresDatabase database, Lineup lineup) {
    return switch (this) {
      case PRODUCT -> DispatchContestant.start(database, lineup.artifacts());
      case GRAPHILE_WORKER -> GraphileWorker.start(lineup.graphileWorker(), database);
      case DB_SCHEDULER -> PeerProcess.start(Peer.DB_SCHEDULER_LOCK_AND_FETCH, database);
      case DB_SCHEDULER_FETCH -> PeerProcess.start(Peer.DB_SCHEDULER_FETCH, database);
      case QUARTZ -> PeerProcess.start(Peer.QUARTZ, database);
      case JOBRUNR -> PeerProcess.start(Peer.JOBRUNR, database);
    };
  }
}
