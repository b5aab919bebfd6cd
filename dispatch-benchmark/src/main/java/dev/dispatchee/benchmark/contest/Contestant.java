// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.contest;

import java.time.Duration;

/** One scheduler on a database of its own, with {@link #SLOTS} threads for runs. */
public interface Contestant extends AutoCloseable {

  /** How many runs each may have in progress. */
  int SLOTS = 16;

  /** Has it do many runs; returns how long it took until the database showed the last one ended. */
  Duration drain(Drain drain);

  /** Makes runs that are due at one instant some seconds ahead, and tells how late they started. */
  Lateness burst(int runs);

  /** Gives it active schedules of which none is due for a day. */
  void keep(int schedules);

  /** Ends it. */
  @Override
  void close();
}
