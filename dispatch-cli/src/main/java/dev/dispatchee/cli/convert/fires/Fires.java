// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.fires;

import java.time.Instant;
import java.util.List;

/**
 * Fires of both.
 *
 * @param occasion which these are, for people: {@code the next 20}
 * @param theirs of the other scheduler
 * @param ours of the trigger that it becomes
 */
public record Fires(String occasion, List<Instant> theirs, List<Instant> ours) {

  /** Copies the lists. */
  public Fires {
    theirs = List.copyOf(theirs);
    ours = List.copyOf(ours);
  }

  /** Whether they are the same. */
  public boolean areTheSame() {
    return theirs.equals(ours);
  }
}
