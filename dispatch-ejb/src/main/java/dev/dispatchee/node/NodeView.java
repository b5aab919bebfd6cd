// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.node;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node as the admin API shows it; the names are those of the API.
 *
 * @param name the server's name
 * @param productVersion the version of Dispatch EE there; null if it has not told
 * @param startedDate when the application started there
 * @param heartbeatDate when it last said that it is alive
 * @param alive whether that is not longer ago than the dead time, and it has not stopped since
 * @param stopped whether it has signed off at its end; one that is neither alive nor stopped was
 *     lost
 * @param draining whether it starts no more runs
 * @param drainedDate since when it drains; null when it does not, or when it was a server of an
 *     older release that was told to have it drain
 * @param drainedBy who wanted that; null where {@code drainedDate} is
 * @param databaseAwayDate since when the database last did not answer it, for longer than a second;
 *     null when that has not happened since its start
 * @param databaseBackDate when it answered again; null where {@code databaseAwayDate} is
 * @param runsInProgress how many runs it has
 * @param maxConcurrentRuns how many it can have
 * @param executorTypes the executors it has, in order
 */
public record NodeView(
    String name,
    @Nullable String productVersion,
    Instant startedDate,
    Instant heartbeatDate,
    boolean alive,
    boolean stopped,
    boolean draining,
    @Nullable Instant drainedDate,
    @Nullable String drainedBy,
    @Nullable Instant databaseAwayDate,
    @Nullable Instant databaseBackDate,
    int runsInProgress,
    int maxConcurrentRuns,
    List<String> executorTypes) {

  /** Copies the types. */
  public NodeView {
    executorTypes = List.copyOf(executorTypes);
  }
}
