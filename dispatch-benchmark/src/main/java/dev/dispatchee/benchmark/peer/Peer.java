// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.peer;

import dev.dispatchee.benchmark.contest.Contestant;
import dev.dispatchee.benchmark.postgres.PostgresDatabase;

/** The schedulers that Dispatch EE is compared with. */
public enum Peer {
  DB_SCHEDULER_LOCK_AND_FETCH("db-scheduler, lock-and-fetch", 1),
  DB_SCHEDULER_FETCH("db-scheduler, fetch", 1),
  QUARTZ("Quartz, clustered", 20),
  JOBRUNR("JobRunr", 5);

  private final String title;
  private final int patience;

  Peer(String title, int patience) {
    this.title = title;
    this.patience = patience;
  }

  /** How it is called in the report. */
  public String title() {
    return title;
  }

  /** How many of so many runs it is given: the slow ones get a part, for the same rate. */
  public int runs(int wanted) {
    return Math.max(1, wanted / patience);
  }

  Contestant start(PostgresDatabase database) {
    return switch (this) {
      case DB_SCHEDULER_LOCK_AND_FETCH -> DbSchedulerPeer.lockingAndFetching(database);
      case DB_SCHEDULER_FETCH -> DbSchedulerPeer.fetching(database);
      case QUARTZ -> new QuartzPeer(database);
      case JOBRUNR -> new JobRunrPeer(database);
    };
  }
}
