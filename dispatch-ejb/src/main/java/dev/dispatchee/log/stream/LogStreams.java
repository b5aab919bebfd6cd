// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.stream;

import static java.util.stream.Collectors.groupingBy;

import dev.dispatchee.access.Caller;
import dev.dispatchee.access.Sight;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.LogView;
import dev.dispatchee.problem.TooManyRequestsException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Those who follow runs on this node. One look at the database a second serves all of them; no
 * thread waits for any. Safe for several threads.
 */
@Singleton
public class LogStreams {

  /** How many runs a user can follow at a time on a node. */
  public static final int MOST_OF_A_USER = 4;

  /** How many can be followed at a time on a node. */
  public static final int MOST = 50;

  private static final Duration SOON = Duration.ofSeconds(5);

  private final FollowedLogs stored;
  private final Clock clock;

  // Never waited for while a caller is told something: that takes as long as his connection likes.
  private final Object streamsLock = new Object();

  private final List<LogStream> streams = new ArrayList<>();

  /** Takes what it needs. */
  @Inject
  LogStreams(FollowedLogs stored, Clock clock) {
    this.stored = stored;
    this.clock = clock;
  }

  /**
   * Has somebody follow a run from now on; that they may was checked before, and whether they still
   * may is with every look.
   *
   * @param offset where to go on in the output; 0 for all of it
   * @throws TooManyRequestsException if there are too many already
   */
  public void follow(DispatchLogId log, Caller caller, long offset, LogFollower follower) {
    synchronized (streamsLock) {
      streams.removeIf(stream -> stream.follower().isGone());
      long ofUser =
          streams.stream().filter(stream -> stream.caller().user().equals(caller.user())).count();
      if (ofUser >= MOST_OF_A_USER || streams.size() >= MOST) {
        throw new TooManyRequestsException(
            "at most %d event streams at a time for a user, and %d on a server"
                .formatted(MOST_OF_A_USER, MOST),
            SOON);
      }
      streams.add(new LogStream(log.value(), caller, offset, follower));
    }
  }

  /** How many are followed. */
  public int count() {
    return followed().size();
  }

  /**
   * Tells all what is new; to be called once a second, by one thread. Who cannot be told does not
   * keep the others from being told.
   *
   * @throws RuntimeException why somebody could not be told, the first of them
   */
  public void look() {
    var followed = followed();
    if (followed.isEmpty()) {
      return;
    }
    // The state first: what has ended by then has stored its output by then.
    var logs = logs(followed);
    var sizes = stored.outputSizes(ids(followed));
    var now = clock.instant();
    RuntimeException failure = null;
    for (var stream : followed) {
      try {
        if (!stream.tell(logs.get(stream), sizes.getOrDefault(stream.log(), 0L), stored, now)) {
          forget(List.of(stream));
        }
      } catch (RuntimeException failed) {
        failure = failure == null ? failed : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  // One statement for all who see the same, which is everything as long as nothing is hidden.
  private Map<LogStream, LogView> logs(List<LogStream> followed) {
    var sights = new HashMap<Caller, Sight>();
    var logs = new HashMap<LogStream, LogView>();
    followed.stream()
        .collect(groupingBy(stream -> sights.computeIfAbsent(stream.caller(), stored::sightOf)))
        .forEach(
            (sight, streamsOfSight) -> {
              var found = stored.logs(ids(streamsOfSight), sight);
              for (var stream : streamsOfSight) {
                var log = found.get(stream.log());
                if (log != null) {
                  logs.put(stream, log);
                }
              }
            });
    return logs;
  }

  private static List<Long> ids(List<LogStream> followed) {
    return followed.stream().map(LogStream::log).distinct().toList();
  }

  /** Ends all of them: callers go on somewhere else. */
  public void endAll() {
    var followed = followed();
    forget(followed);
    followed.forEach(stream -> stream.follower().end());
  }

  private List<LogStream> followed() {
    synchronized (streamsLock) {
      return List.copyOf(streams);
    }
  }

  private void forget(List<LogStream> ended) {
    synchronized (streamsLock) {
      streams.removeAll(ended);
    }
  }
}
