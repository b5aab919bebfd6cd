// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.cli.server.AdminApi;
import dev.dispatchee.cli.server.CommandFailedException;
import dev.dispatchee.cli.server.ExitCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Waits until a run has ended: looks after half a second, then less and less often. */
final class Waiting {

  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final long end;
  private final boolean forEver;
  private Duration pause = FIRST;

  /** Waits so long; null: for ever. */
  Waiting(@Nullable Duration patience) {
    forEver = patience == null;
    end = patience == null ? 0 : System.nanoTime() + patience.toNanos();
  }

  /**
   * The log at its end.
   *
   * @throws CommandFailedException if it takes longer
   */
  JsonNode until(AdminApi api, long run) {
    while (true) {
      var log = api.get("/logs/" + run);
      if (RunEnd.isReached(log)) {
        return log;
      }
      pauseFor(run);
    }
  }

  /** Lets some time pass, if there is some left. */
  void pauseFor(long run) {
    if (isOver()) {
      throw new CommandFailedException(
          ExitCode.TIMED_OUT, "run %d has not ended in that time; it goes on".formatted(run));
    }
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException(ExitCode.UNREACHABLE, "interrupted");
    }
    pause = pause.multipliedBy(3).dividedBy(2);
    if (pause.compareTo(LONGEST) > 0) {
      pause = LONGEST;
    }
  }

  boolean isOver() {
    return !forEver && System.nanoTime() - end >= 0;
  }
}
