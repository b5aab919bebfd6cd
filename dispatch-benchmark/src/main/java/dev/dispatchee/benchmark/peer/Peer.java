// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.peer;

import dev.dispatchee.benchmark.contest.Contestant;
import dev.dispatchee.benchmark.postgres.PostgresDatabase;

/** The schedulers that Dispatch EE is compared with. */
public enum Peer {
  DB_SCHEDULER_LOCK_AND_FETCH("db-scheduler, lock-and-fetch"),
  DB_SCHEDULER_FETCH("db-scheduler, fetch"),
  QUARTZ("Quartz, clustered"),
  JOBRUNR("JobRunr");

  private final String title;

  Peer(String title) {
    this.title = title;
  }

  /** How it is called in the report. */
  public String title() {
    return title;
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
