// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.audit;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Rows;
import dev.dispatchee.database.StorableText;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Notes what users wanted and were refused, each in a transaction of its own: that of the attempt
 * was rolled back. At most one a second of each user and action, so that nobody fills the table;
 * how many were left out is told by the next row, or by {@link #noteLeftOut}, so that nobody hides
 * one attempt behind others. Safe for several threads.
 */
@Singleton
public class AuditRefusals {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_DETAIL = 1_000;
  private static final int MOST_KEPT = 5_000;

  /** Where the names of things with a number stand, by their kind. */
  private static final Map<String, String> NAMES =
      Map.of(
          AuditedEntity.TRIGGER, "name from dispatch_trigger",
          AuditedEntity.LOG, "trigger_name from dispatch_log",
          AuditedEntity.ALERT, "name from dispatch_alert_rule");

  private final Database database;
  private final Clock clock;
  private final Map<Kind, LeftOut> byKind =
      new LinkedHashMap<>() {
        // Those with a count are kept until it is told.
        @Override
        protected boolean removeEldestEntry(Map.Entry<Kind, LeftOut> eldest) {
          return size() > MOST_KEPT && eldest.getValue().count() == 0;
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
   * @param entityName to the one of which name; null when it is not known: then it is looked up
   * @param detail why it was refused
   */
  public record Attempt(
      String user,
      AuditEntry.Action action,
      String entity,
      @Nullable Long entityId,
      @Nullable String entityName,
      String detail) {

    private Attempt andMore(int more) {
      var told = more == 0 ? "" : " (and %d more, not recorded one by one)".formatted(more);
      return new Attempt(
          user,
          action,
          entity,
          entityId,
          entityName,
          cut(detail, LONGEST_DETAIL - told.length()) + told);
    }
  }

  /** What is counted together. */
  private record Kind(String user, AuditEntry.Action action) {}

  /**
   * What was refused and not noted.
   *
   * @param noted when a row was written last
   * @param count how many were left out since
   * @param latest the last of those; null when there is none
   */
  private record LeftOut(Instant noted, int count, @Nullable Attempt latest) {

    boolean isRecent(Instant now) {
      return now.isBefore(noted.plus(PAUSE)) && !now.isBefore(noted);
    }
  }

  /**
   * Notes an attempt; only counts it if one of the same user and action was noted less than a
   * second ago.
   *
   * @throws dev.dispatchee.database.DatabaseException if the database refused
   */
  public void note(Attempt attempt) {
    var now = clock.instant();
    int more = countOrBegin(attempt, now);
    if (more >= 0) {
      append(attempt.andMore(more), now);
    }
  }

  /**
   * Writes how many were left out, where no row has told it for a second.
   *
   * @throws dev.dispatchee.database.DatabaseException if the database refused; they are told later
   */
  public void noteLeftOut() {
    var now = clock.instant();
    for (var leftOut : untold(now)) {
      var latest = leftOut.latest();
      if (latest != null) {
        append(latest.andMore(leftOut.count() - 1), now);
        told(latest, leftOut.count(), now);
      }
    }
  }

  /** How many were left out before, if this one is to be noted; -1 if it is only counted. */
  private synchronized int countOrBegin(Attempt attempt, Instant now) {
    var kind = new Kind(attempt.user(), attempt.action());
    // Taken out first, so that the eldest is who was refused longest ago.
    var before = byKind.remove(kind);
    if (before != null && before.isRecent(now)) {
      byKind.put(kind, new LeftOut(before.noted(), before.count() + 1, attempt));
      return -1;
    }
    byKind.put(kind, new LeftOut(now, 0, null));
    return before == null ? 0 : before.count();
  }

  private synchronized List<LeftOut> untold(Instant now) {
    return byKind.values().stream()
        .filter(leftOut -> leftOut.count() > 0 && !leftOut.isRecent(now))
        .toList();
  }

  private synchronized void told(Attempt latest, int count, Instant now) {
    byKind.computeIfPresent(
        new Kind(latest.user(), latest.action()),
        (kind, since) -> new LeftOut(now, Math.max(0, since.count() - count), since.latest()));
  }

  private void append(Attempt attempt, Instant now) {
    database.runInTransaction(
        connection ->
            AuditTrail.append(
                connection,
                new AuditEntry(
                    now,
                    cut(attempt.user(), LONGEST_NAME),
                    attempt.action(),
                    StorableText.of(attempt.entity()),
                    attempt.entityId(),
                    cut(name(connection, attempt), LONGEST_NAME),
                    null,
                    null),
                AuditEntry.Outcome.REFUSED,
                cut(attempt.detail(), LONGEST_DETAIL)));
  }

  // Who reads it later knows things by their names, and a number may be nobody's by then.
  private static String name(Connection connection, Attempt attempt) throws SQLException {
    if (attempt.entityName() != null) {
      return attempt.entityName();
    }
    var column = NAMES.get(attempt.entity());
    if (column == null || attempt.entityId() == null) {
      return "";
    }
    try (var select = connection.prepareStatement("select %s where id = ?".formatted(column))) {
      select.setLong(1, attempt.entityId());
      return Rows.first(select, row -> row.getString(1)).orElse("");
    }
  }

  // What the database does not take would leave no row.
  private static String cut(String text, int longest) {
    // As H2 counts; half of a character that is cut in two is replaced.
    return StorableText.of(text.substring(0, Math.min(text.length(), longest)));
  }
}
