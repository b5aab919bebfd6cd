// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import dev.dispatchee.log.claim.ClaimedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Claimed runs that no worker has started yet, in the order to start them. Safe for several
 * threads, without a lock.
 */
final class ReadyRuns {

  private final Queue<ClaimedRun> runs = new ConcurrentLinkedQueue<>();
  // The queue would count its nodes one by one, for each run.
  private final AtomicInteger size = new AtomicInteger();

  void add(List<ClaimedRun> claimed) {
    runs.addAll(claimed);
    size.addAndGet(claimed.size());
  }

  /** How many there are; while others add or poll, how many there were or will be in a moment. */
  int size() {
    return size.get();
  }

  Optional<ClaimedRun> poll() {
    var run = runs.poll();
    if (run != null) {
      size.decrementAndGet();
    }
    return Optional.ofNullable(run);
  }

  /** Takes all of them. */
  List<ClaimedRun> pollAll() {
    var all = new ArrayList<ClaimedRun>();
    for (var run = poll(); run.isPresent(); run = poll()) {
      all.add(run.get());
    }
    return all;
  }
}
