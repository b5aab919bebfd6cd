// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.audit;

import dev.dispatchee.database.Database;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Notes what users wanted and were refused, each in a transaction of its own: that of the attempt
 * was rolled back. At most one a second of each user, so that nobody fills the table. Safe for
 * several threads.
 */
@Singleton
public class AuditRefusals {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_DETAIL = 1_000;
  private static final int MOST_USERS = 1_000;

  private final Database database;
  private final Clock clock;
  private final Map<String, Instant> latest =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MOST_USERS;
        }
      };

  /** Takes what it needs. */
  @Inject
  public AuditRefusals(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * What somebody wanted.
   *
   * @param user who
   * @param action what was to be done
   * @param entity to what kind of thing
   * @param entityId to which one; null when it has no number
   * @param entityName to the one of which name; null when it is not known
   * @param detail why it was refused
   */
  public record Attempt(
      String user,
      AuditEntry.Action action,
      String entity,
      @Nullable Long entityId,
      @Nullable String entityName,
      String detail) {}

  /**
   * Notes an attempt, unless one of the same user was noted less than a second ago.
   *
   * @throws dev.dispatchee.database.DatabaseException if the database refused
   */
  public void note(Attempt attempt) {
    var now = clock.instant();
    if (!isTimely(attempt.user(), now)) {
      return;
    }
    database.runInTransaction(
        connection ->
            AuditTrail.append(
                connection,
                new AuditEntry(
                    now,
                    cut(attempt.user(), LONGEST_NAME),
                    attempt.action(),
                    attempt.entity(),
                    attempt.entityId(),
                    attempt.entityName() == null ? "" : cut(attempt.entityName(), LONGEST_NAME),
                    null,
                    null),
                AuditEntry.Outcome.REFUSED,
                cut(attempt.detail(), LONGEST_DETAIL)));
  }

  private synchronized boolean isTimely(String user, Instant now) {
    var before = latest.get(user);
    if (before != null && now.isBefore(before.plus(PAUSE)) && !now.isBefore(before)) {
      return false;
    }
    // Taken out first, so that the eldest is who was refused longest ago.
    latest.remove(user);
    latest.put(user, now);
    return true;
  }

  private static String cut(String text, int longest) {
    return text.codePointCount(0, text.length()) <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest));
  }
}
