// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.stream;

import dev.dispatchee.access.Caller;
import dev.dispatchee.log.LogView;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.Utf8;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One follower of one run, and how far it has been told. Used by one thread at a time. */
final class LogStream {

  static final Duration SILENCE = Duration.ofSeconds(15);

  private static final int PIECE = 64 * 1024;
  private static final int LONGEST_CHARACTER = 4;

  private final long log;
  private final Caller caller;
  private final LogFollower follower;
  private long offset;
  private @Nullable RunStatus toldStatus;
  private @Nullable Integer toldPercent;
  private @Nullable String toldMessage;
  private @Nullable Instant toldDate;

  /** Tells of output from {@code offset} on. */
  LogStream(long log, Caller caller, long offset, LogFollower follower) {
    this.log = log;
    this.caller = caller;
    this.offset = offset;
    this.follower = follower;
  }

  long log() {
    return log;
  }

  Caller caller() {
    return caller;
  }

  LogFollower follower() {
    return follower;
  }

  /**
   * Tells what is new.
   *
   * @param found the log as it is stored; null when it is gone or not theirs to see any more
   * @param size how much of its output is stored
   * @return whether there may be more to come
   */
  boolean tell(@Nullable LogView found, long size, FollowedLogs stored, Instant now) {
    if (follower.isGone()) {
      return false;
    }
    if (!follower.isReady()) {
      return true;
    }
    if (found == null) {
      follower.end();
      return false;
    }
    tellStatus(found, now);
    tellProgress(found, now);
    tellOutput(size, stored, now);
    if (found.status().isEnded() && offset >= size) {
      // The last word: also when this was said before the last of the output.
      follower.status(found, offset);
      follower.end();
      return false;
    }
    if (toldDate == null || !now.isBefore(toldDate.plus(SILENCE))) {
      follower.stillHere();
      toldDate = now;
    }
    return true;
  }

  // That it has ended is told at the very end, once.
  private void tellStatus(LogView found, Instant now) {
    if (!found.status().isEnded() && found.status() != toldStatus) {
      follower.status(found, offset);
      toldStatus = found.status();
      toldDate = now;
    }
  }

  private void tellProgress(LogView found, Instant now) {
    var percent = found.progressPercent();
    var message = found.progressMessage();
    if (percent != null && !(percent.equals(toldPercent) && Objects.equals(message, toldMessage))) {
      follower.progress(percent, message == null ? "" : message, offset);
      toldPercent = percent;
      toldMessage = message;
      toldDate = now;
    }
  }

  private void tellOutput(long size, FollowedLogs stored, Instant now) {
    while (offset < size && follower.isReady()) {
      // From before, in case the offset that a caller goes on from lies inside of a character.
      long first = Math.max(0, offset - (LONGEST_CHARACTER - 1));
      var bytes = stored.output(log, first, Math.min(size, offset + PIECE));
      int from = Utf8.startOfCharacter(bytes, (int) (offset - first));
      int to = first + bytes.length < size ? Utf8.endOfLastCharacter(bytes) : bytes.length;
      if (to <= from) {
        return;
      }
      var text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
      follower.output(first + from, text, first + to);
      offset = first + to;
      toldDate = now;
    }
    offset = Math.max(0, Math.min(offset, size));
  }
}
