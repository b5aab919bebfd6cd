// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.claim;

import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.RunKey;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The runs that are this node's to end, as it knows itself: from before their claim is committed
 * until their end, or that they were given back, is committed. What the database has in progress
 * here besides, it has from a time before its latest commits were lost. Safe for several threads.
 */
@Singleton
public class HeldRuns {

  private final Set<Held> runs = ConcurrentHashMap.newKeySet();

  private record Held(RunKey run, long token) {

    static Held of(ClaimedRun claimed) {
      return new Held(claimed.key(), claimed.token());
    }
  }

  void take(Collection<ClaimedRun> claimed) {
    claimed.forEach(run -> runs.add(Held.of(run)));
  }

  /** These are no more this node's to end. */
  public void leave(Collection<ClaimedRun> ended) {
    ended.forEach(run -> runs.remove(Held.of(run)));
  }

  /** Whether this node has a run, claimed under that token. */
  public boolean has(RunKey run, long token) {
    return runs.contains(new Held(run, token));
  }

  /** Whether a thread of this node may have a run, under whatever token it was claimed. */
  public boolean has(DispatchLogId log) {
    return runs.stream().anyMatch(held -> held.run().log().equals(log));
  }
}
