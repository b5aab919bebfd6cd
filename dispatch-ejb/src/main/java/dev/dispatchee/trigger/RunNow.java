// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

import dev.dispatchee.ConflictException;
import dev.dispatchee.NotFoundException;
import dev.dispatchee.Roles;
import dev.dispatchee.api.discovery.ExecutorDescription;
import dev.dispatchee.audit.AuditEntry;
import dev.dispatchee.audit.AuditTrail;
import dev.dispatchee.database.Database;
import dev.dispatchee.listener.DispatchBell;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.NewRun;
import dev.dispatchee.log.OpenRuns;
import dev.dispatchee.log.RunInserts;
import dev.dispatchee.log.RunKey;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.SettingsText;
import dev.dispatchee.node.Node;
import dev.dispatchee.node.Nodes;
import dev.dispatchee.registry.DispatchTaskExecutorRegistry;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Runs triggers when somebody asks for it: the rows first, and the bell when they have been
 * committed, hence with no transaction of the caller's.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RunNow {

  @Resource private SessionContext session;
  @Inject private Triggers triggers;
  @Inject private Database database;
  @Inject private RunInserts inserts;
  @Inject private OpenRuns openRuns;
  @Inject private Nodes nodes;
  @Inject private Node node;
  @Inject private DispatchTaskExecutorRegistry registry;
  @Inject private DispatchBell bell;
  @Inject private RunRate rate;
  @Inject private Clock clock;

  /**
   * Queues a run, of an inactive trigger too.
   *
   * @return the log of the run; on all nodes, that of this one
   * @throws NotFoundException if there is no such trigger
   * @throws dev.dispatchee.ValidationException if the settings are not allowed
   * @throws ConflictException if a run is in progress and the caller wants none then
   * @throws dev.dispatchee.ForbiddenException if the caller may not give other settings
   * @throws dev.dispatchee.TooManyRequestsException if the caller asks for too many
   */
  @RolesAllowed({Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public DispatchLogId run(long id, RunRequest request) {
    rate.count(session.getCallerPrincipal().getName());
    var trigger =
        triggers
            .find(id)
            .orElseThrow(() -> new NotFoundException(DispatchTriggerService.ENTITY, id));
    var settings = new HashMap<>(trigger.settings());
    if (!request.settings().isEmpty()) {
      new TriggerAccess(session::isCallerInRole, registry)
          .checkOtherSettings(trigger.executorType());
      settings.putAll(request.settings());
      new SettingsValidation(
              settings,
              registry
                  .describe(trigger.executorType())
                  .map(ExecutorDescription::settings)
                  .orElse(null))
          .validate();
    }
    var subject = trigger.subject(SettingsText.write(settings));
    var user = session.getCallerPrincipal().getName();
    var queued =
        database.inTransaction(
            connection -> queue(connection, subject, trigger.clusterMode(), request, user));
    bell.ring(queued);
    return queued.get(0).log();
  }

  private List<RunKey> queue(
      Connection connection,
      RunSubject subject,
      DispatchTaskClusterMode mode,
      RunRequest request,
      String user)
      throws SQLException {
    if (request.onOverlap() == RunRequest.OnOverlap.REJECT
        && openRuns.isInProgress(connection, subject.trigger())) {
      throw new ConflictException("overlap-refused", "a run of the trigger is in progress");
    }
    var now = clock.instant();
    boolean waits = request.onOverlap() == RunRequest.OnOverlap.QUEUE;
    var runs =
        targets(connection, mode).stream()
            .map(target -> NewRun.manual(subject, now, target, waits, user))
            .toList();
    AuditTrail.append(
        connection,
        new AuditEntry(
            now,
            user,
            AuditEntry.Action.RUN,
            DispatchTriggerService.ENTITY,
            subject.trigger().value(),
            subject.triggerName(),
            null,
            "{\"dispatchTaskSettings\":%s}".formatted(subject.settings())));
    return inserts.insert(connection, runs, now);
  }

  // This node first: its log is the one that the caller is told of.
  private List<String> targets(Connection connection, DispatchTaskClusterMode mode)
      throws SQLException {
    if (mode == DispatchTaskClusterMode.SINGLE_NODE) {
      return List.of(Node.ANY);
    }
    var targets = new ArrayList<>(List.of(node.name()));
    for (var alive : nodes.alive(connection, clock.instant())) {
      if (!alive.equals(node.name())) {
        targets.add(alive);
      }
    }
    return targets;
  }
}
