// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.manage;

import dev.dispatchee.Roles;
import dev.dispatchee.access.AccessRight;
import dev.dispatchee.access.Callers;
import dev.dispatchee.access.StoredAccess;
import dev.dispatchee.audit.AuditEntry;
import dev.dispatchee.audit.AuditEntry.Action;
import dev.dispatchee.audit.AuditTrail;
import dev.dispatchee.audit.AuditedEntity;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.RefusedWhileAway;
import dev.dispatchee.log.DispatchLog;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.LogQuery;
import dev.dispatchee.log.LogView;
import dev.dispatchee.log.Logs;
import dev.dispatchee.log.WaitingRuns;
import dev.dispatchee.log.queue.OpenRuns;
import dev.dispatchee.log.result.CancelRequests;
import dev.dispatchee.log.result.ForceClosing;
import dev.dispatchee.log.result.OutputSize;
import dev.dispatchee.log.result.RunOutputs;
import dev.dispatchee.log.stream.LogFollower;
import dev.dispatchee.log.stream.LogStreams;
import dev.dispatchee.page.KeyCursor;
import dev.dispatchee.page.KeyPage;
import dev.dispatchee.problem.ConflictException;
import dev.dispatchee.problem.NotFoundException;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Logs, for users who read and manage them. Every entry point comes through here, so rules and
 * roles are checked here; each method is one transaction.
 *
 * <p>Those that write begin it themselves, and again when another ended the run at that moment: the
 * server's would have failed by then.
 */
@Stateless
@Interceptors(RefusedWhileAway.class)
public class DispatchLogService {

  @Resource private SessionContext session;
  @Inject private Callers callers;
  @Inject private Logs logs;
  @Inject private LogStreams streams;
  @Inject private WaitingRuns waiting;
  @Inject private Database database;
  @Inject private Clock clock;

  /** A page of logs, of triggers that the caller may see. */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public KeyPage<LogView> list(LogQuery query) {
    database.beginSearching();
    var sight = callers.sightOf(session);
    var count = query.withCount() ? Long.valueOf(logs.count(query, sight)) : null;
    var page =
        KeyPage.of(
            logs.list(query, sight), query.pageSize(), log -> cursor(log, query.sort()), count);
    return new KeyPage<>(waiting.show(page.items(), false), page.next(), count);
  }

  /**
   * One log.
   *
   * @throws NotFoundException if there is none
   */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public LogView get(DispatchLogId id) {
    return waiting.show(List.of(find(id)), true).get(0);
  }

  /**
   * How much is kept of a run's output, and how much was left out.
   *
   * @throws NotFoundException if there is no such log
   */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public OutputSize outputSize(DispatchLogId id) {
    find(id);
    return database.withConnection(connection -> OutputSize.of(connection, id));
  }

  /**
   * Copies a part of what is kept of a run's output.
   *
   * @param first the first byte
   * @param end the byte after the last
   * @throws NotFoundException if there is no such log
   */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public void copyOutput(DispatchLogId id, long first, long end, OutputStream target) {
    find(id);
    database.withConnection(
        connection -> {
          try {
            RunOutputs.copy(connection, id, first, end, target);
            return true;
          } catch (IOException broken) {
            throw new UncheckedIOException(broken);
          }
        });
  }

  /**
   * Has somebody follow a run on this node, until it has ended: its state, its progress and what it
   * says; or until the caller may not see it any more.
   *
   * @param offset where to go on in the output; 0 for all of it
   * @throws NotFoundException if there is no such log
   * @throws dev.dispatchee.problem.TooManyRequestsException if too many are followed already
   */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public void follow(DispatchLogId id, long offset, LogFollower follower) {
    find(id);
    streams.follow(id, callers.of(session), offset, follower);
  }

  /**
   * Asks for a run to end: one that waits is CANCELED at once, one in progress within seconds.
   *
   * @return the log
   * @throws NotFoundException if there is none
   * @throws ConflictException if it has ended
   * @throws dev.dispatchee.problem.ForbiddenException if the caller may not run its trigger
   */
  @RolesAllowed({Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public DispatchLogId cancel(DispatchLogId id) {
    var log = find(id);
    checkMay(AccessRight.RUN, log.triggerId());
    // Ended is ended, so nobody has to wait to hear of it.
    if (log.status().isEnded()) {
      throw new ConflictException("run-ended", "the run has ended " + log.status());
    }
    var now = clock.instant();
    database.inTransactionOrAgain(
        connection -> {
          if (!CancelRequests.ask(connection, id, user(), now)) {
            throw new ConflictException("run-ended", "the run has ended");
          }
          AuditTrail.append(connection, entry(Action.CANCEL, id, log.triggerName(), now));
          return true;
        });
    return id;
  }

  /**
   * Ends a run in progress at once, whatever its node does: FAILED, not tried again. Its thread is
   * interrupted within seconds, if it has one, and its result is refused. A run that has ended
   * while its thread still works stays as it ended, and lets the next run of its trigger start.
   *
   * @return the log
   * @throws NotFoundException if there is none
   * @throws ConflictException if it has not started, or has ended
   */
  @RolesAllowed(Roles.ADMIN)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public DispatchLogId forceClose(DispatchLogId id) {
    var log = find(id);
    var now = clock.instant();
    database.inTransactionOrAgain(
        connection -> {
          if (!ForceClosing.close(connection, id, user(), now)) {
            throw notInProgress(connection, id);
          }
          AuditTrail.append(connection, entry(Action.FORCE_CLOSE, id, log.triggerName(), now));
          return true;
        });
    return id;
  }

  /**
   * Deletes a log that has ended.
   *
   * @throws NotFoundException if there is none
   * @throws ConflictException if it has not ended
   * @throws dev.dispatchee.problem.ForbiddenException if the caller may not edit its trigger
   */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void delete(DispatchLogId id) {
    var log = find(id);
    checkMay(AccessRight.EDIT, log.triggerId());
    if (!log.status().isEnded()) {
      throw notEnded();
    }
    database.inTransactionOrAgain(
        connection -> {
          if (LogDeletion.delete(connection, database.dialect(), id) == 0) {
            throw notEnded();
          }
          AuditTrail.append(
              connection, entry(Action.DELETE, id, log.triggerName(), clock.instant()));
          return true;
        });
  }

  /**
   * Deletes logs that have ended, of triggers that the caller may edit.
   *
   * @param trigger of this trigger only; null for all
   * @param before planned before this only; null for all
   * @return how many
   */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public int deleteEnded(@Nullable DispatchTriggerId trigger, @Nullable Instant before) {
    if (trigger == null && before == null) {
      throw new IllegalArgumentException("a trigger or a date must be given");
    }
    var caller = callers.of(session);
    var sight = callers.sightOf(session);
    return database.inTransactionOrAgain(
        connection -> {
          int deleted =
              LogDeletion.delete(
                  connection,
                  database.dialect(),
                  trigger,
                  before,
                  StoredAccess.closedTo(connection, caller),
                  sight);
          var what =
              "{\"deleted\":%s,\"triggerId\":%s,\"before\":%s}"
                  .formatted(deleted, trigger, before == null ? null : "\"" + before + "\"");
          AuditTrail.append(
              connection,
              new AuditEntry(clock.instant(), user(), Action.DELETE, "logs", null, "", what, null));
          return deleted;
        });
  }

  private static ConflictException notEnded() {
    return new ConflictException("run-in-progress", "the run has not ended");
  }

  // Asked anew: what was read before may have changed since.
  private static ConflictException notInProgress(Connection connection, DispatchLogId id)
      throws SQLException {
    return OpenRuns.isQueued(connection, id)
        ? new ConflictException("run-not-started", "the run has not started: cancel it instead")
        : new ConflictException("run-ended", "the run has ended");
  }

  private DispatchLog find(DispatchLogId id) {
    return logs.find(id, callers.sightOf(session))
        .orElseThrow(() -> new NotFoundException(AuditedEntity.LOG, id));
  }

  private void checkMay(AccessRight right, long trigger) {
    var access = database.withConnection(connection -> StoredAccess.of(connection, trigger));
    callers.of(session).check(right, access);
  }

  private AuditEntry entry(Action action, DispatchLogId id, String triggerName, Instant now) {
    return new AuditEntry(
        now, user(), action, AuditedEntity.LOG, id.value(), triggerName, null, null);
  }

  private String user() {
    return session.getCallerPrincipal().getName();
  }

  private static KeyCursor cursor(DispatchLog last, LogQuery.Sort sort) {
    var date = sort == LogQuery.Sort.queuedDate ? last.queuedDate() : last.plannedDate();
    return new KeyCursor(date, last.id());
  }
}
