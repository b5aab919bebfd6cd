// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.audit;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.dispatchee.MinuteLimit;
import dev.dispatchee.database.Database;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * Notes who signed in to the console and out of it, and who tried. Anybody can try, so of those
 * there is a limit in a minute, whatever names they use; how many were left out is told by the next
 * row. Safe for several threads.
 */
@Singleton
public class AuditSignIns {

  static final int MOST_REFUSED = 30;

  private static final String SESSION = "session";

  private final Database database;
  private final Clock clock;
  private final AuditRefusals refusals;
  private final MinuteLimit limit;

  /** Takes what it needs. */
  @Inject
  public AuditSignIns(Database database, Clock clock, AuditRefusals refusals) {
    this.database = database;
    this.clock = clock;
    this.refusals = refusals;
    this.limit = new MinuteLimit(MOST_REFUSED, () -> MILLISECONDS.toNanos(clock.millis()));
  }

  /**
   * A session began.
   *
   * @throws dev.dispatchee.database.DatabaseException if the database refused
   */
  public void signedIn(String user) {
    note(user, AuditEntry.Action.SIGN_IN);
  }

  /**
   * A session was ended by its user.
   *
   * @throws dev.dispatchee.database.DatabaseException if the database refused
   */
  public void signedOut(String user) {
    note(user, AuditEntry.Action.SIGN_OUT);
  }

  /**
   * Somebody tried.
   *
   * @param user who they said they are, which may be nobody
   * @throws dev.dispatchee.database.DatabaseException if the database refused
   */
  public void refused(String user, String detail) {
    limit.tell().ifPresent(leftOut -> note(user, detail, leftOut));
  }

  private void note(String user, String detail, int leftOut) {
    var more = leftOut == 0 ? "" : " (and %d more, as any user)".formatted(leftOut);
    refusals.note(
        new AuditRefusals.Attempt(
            user, AuditEntry.Action.SIGN_IN, SESSION, null, null, detail + more));
  }

  private void note(String user, AuditEntry.Action action) {
    var entry = new AuditEntry(clock.instant(), user, action, SESSION, null, "", null, null);
    database.runInTransaction(connection -> AuditTrail.append(connection, entry));
  }
}
