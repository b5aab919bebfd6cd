// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.runnow;

import dev.dispatchee.problem.TooManyRequestsException;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.Violation;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many runs each user asks this node for. A minute begins with a user's first request and the
 * next with the first after its end. Safe for several threads.
 */
@Singleton
public class RunRate {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST_USERS = 1_000;

  private final int limit;
  private final Clock clock;
  private final Map<String, Minute> minutes =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Minute> eldest) {
          return size() > MOST_USERS;
        }
      };

  @Inject
  RunRate(RunRateLimit limit, Clock clock) {
    this.limit = limit.perMinute();
    this.clock = clock;
  }

  private record Minute(Instant start, int runs) {}

  /**
   * Counts a request.
   *
   * @throws TooManyRequestsException if the user has had what a minute allows
   */
  public void count(String user) {
    count(user, 1);
  }

  /**
   * Counts a request for many runs.
   *
   * @throws TooManyRequestsException if the user would have more than a minute allows
   * @throws ValidationException if no minute allows so many
   */
  synchronized void count(String user, int runs) {
    if (limit > 0 && runs > limit) {
      throw new ValidationException(
          List.of(
              Violation.of(
                  "settings",
                  "found %d runs, allowed: at most %d, as in a minute".formatted(runs, limit))));
    }
    if (limit == 0) {
      return;
    }
    var now = clock.instant();
    var minute = minutes.get(user);
    if (minute == null
        || !now.isBefore(minute.start().plus(MINUTE))
        || now.isBefore(minute.start())) {
      // Taken out first, so that the eldest is whose minute began longest ago.
      minutes.remove(user);
      minute = new Minute(now, 0);
    }
    if (minute.runs() + runs > limit) {
      var retryAfter = Duration.between(now, minute.start().plus(MINUTE)).plusMillis(999);
      throw new TooManyRequestsException(
          "at most %d runs a minute for each user; try again in %d s"
              .formatted(limit, retryAfter.toSeconds()),
          retryAfter);
    }
    minutes.put(user, new Minute(minute.start(), minute.runs() + runs));
  }
}
