// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.runnow;

import dev.dispatchee.Roles;
import dev.dispatchee.access.Callers;
import dev.dispatchee.api.discovery.TaskRequest;
import dev.dispatchee.audit.AuditedEntity;
import dev.dispatchee.database.RefusedWhileAway;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.SettingsText;
import dev.dispatchee.log.queue.PastRuns;
import dev.dispatchee.problem.ConflictException;
import dev.dispatchee.problem.NotFoundException;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.registry.ExecutorCatalog;
import dev.dispatchee.registry.ReadinessQuestion;
import dev.dispatchee.trigger.DispatchTaskClusterMode;
import dev.dispatchee.trigger.DispatchTrigger;
import dev.dispatchee.trigger.TriggerAccess;
import dev.dispatchee.trigger.Triggers;
import dev.dispatchee.trigger.draft.ReadinessRule;
import dev.dispatchee.trigger.draft.SettingsValidation;
import dev.dispatchee.trigger.task.TasksOfUsers;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs triggers when users ask for it. The bell rings when the rows have been committed, hence with
 * no transaction of the caller's.
 */
@Stateless
@Interceptors(RefusedWhileAway.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RunNowService {

  /** How far ahead a run may be asked for: ten years. */
  private static final Duration FARTHEST = Duration.ofDays(3_653);

  @Resource private SessionContext session;
  @Inject private Triggers triggers;
  @Inject private ManualRuns runs;
  @Inject private TasksOfUsers tasks;
  @Inject private IdempotencyKeys keys;
  @Inject private PastRuns pastRuns;
  @Inject private ExecutorCatalog executors;
  @Inject private Callers callers;
  @Inject private ReadinessRule readiness;
  @Inject private RunRate rate;
  @Inject private Clock clock;

  /**
   * Queues a run, of an inactive trigger too, now or for a time ahead. Under the idempotency key of
   * a run that was queued in the last 24 hours for the same trigger and user there is no other.
   *
   * @return the log of the run; on all nodes, that of this one
   * @throws NotFoundException if there is no such trigger
   * @throws ValidationException if the settings are not allowed, or the time is past or too far
   * @throws ConflictException if a run is in progress and the caller wants none then
   * @throws dev.dispatchee.trigger.draft.ExecutorNotReadyException if it is to run now, and its
   *     executor says that it cannot
   * @throws dev.dispatchee.problem.ForbiddenException if the caller may not give other settings
   * @throws IdempotencyKeyReusedException if the key came with another request before
   * @throws dev.dispatchee.problem.TooManyRequestsException if the caller asks for too many
   */
  @RolesAllowed({Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public DispatchLogId run(DispatchTriggerId id, RunRequest request) {
    rate.count(session.getCallerPrincipal().getName());
    var trigger = access().seen(triggers.find(id), DispatchTrigger::access, id);
    access().checkRun(trigger.access());
    var user = session.getCallerPrincipal().getName();
    return request
        .key(user, trigger.triggerId())
        .flatMap(keys::find)
        .orElseGet(() -> queue(trigger, request, user));
  }

  /**
   * Queues a run with the settings of an earlier one, whatever became of that.
   *
   * @param onOverlap what becomes of it while another run is in progress
   * @param idempotencyKey as that of a {@link RunRequest}; null for none
   * @return the log of the run; on all nodes, that of this one
   * @throws NotFoundException if there is no such log
   * @throws ConflictException if the trigger has been deleted, or a run is in progress and the
   *     caller wants none then
   * @throws dev.dispatchee.trigger.draft.ExecutorNotReadyException if its executor says that it
   *     cannot run now
   * @throws dev.dispatchee.problem.ForbiddenException if its settings are not those of the trigger
   *     now and the caller may not give them to its executor
   * @throws IdempotencyKeyReusedException if the key came with another request before
   */
  @RolesAllowed({Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public DispatchLogId rerun(
      DispatchLogId id, RunRequest.OnOverlap onOverlap, @Nullable String idempotencyKey) {
    rate.count(session.getCallerPrincipal().getName());
    var past =
        pastRuns
            .find(id, callers.sightOf(session))
            .orElseThrow(() -> new NotFoundException(AuditedEntity.LOG, id));
    var trigger =
        triggers
            .find(past.trigger())
            .orElseThrow(
                () ->
                    new ConflictException(
                        "trigger-deleted",
                        "trigger '%s' of the run has been deleted".formatted(past.triggerName())));
    access().checkRun(trigger.access());
    var settings = SettingsText.read(past.settings());
    var request = new RunRequest(onOverlap, settings, null, idempotencyKey);
    var user = session.getCallerPrincipal().getName();
    return request
        .key(user, trigger.triggerId())
        .flatMap(keys::find)
        .orElseGet(
            () -> {
              if (!settings.equals(trigger.settings())) {
                access().checkSettingsOf(trigger.executorType());
              }
              checkReady(trigger, settings);
              var subject = trigger.subject(SettingsText.write(settings));
              return runs.queue(
                  new ManualRun(subject, trigger.clusterMode(), request, user, false, id));
            });
  }

  /**
   * Queues a run of an executor for which nobody has made a trigger, now or for a time ahead: of a
   * trigger that the server has for such runs. Keys are as those of {@link #run}.
   *
   * @param request with all settings
   * @return the log of the run
   * @throws ValidationException if no live node has such an executor, the settings are not allowed,
   *     or the time is past or too far
   * @throws dev.dispatchee.problem.ForbiddenException if the caller may not give settings to it
   * @throws IdempotencyKeyReusedException if the key came with another request before
   * @throws dev.dispatchee.problem.TooManyRequestsException if the caller asks for too many
   */
  @RolesAllowed({Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public DispatchLogId enqueue(String executorType, RunRequest request) {
    var user = session.getCallerPrincipal().getName();
    rate.count(user);
    access().checkTask(executorType);
    checkTime(request.at());
    var subject = tasks.subject(executorType, request.settings(), user);
    access().checkRun(tasks.accessOf(executorType, user));
    return request
        .key(user, subject.trigger())
        .flatMap(keys::find)
        .orElseGet(
            () ->
                runs.queue(
                    new ManualRun(
                        subject, DispatchTaskClusterMode.SINGLE_NODE, request, user, true, null)));
  }

  /**
   * Queues many such runs, all or none.
   *
   * @param request what, of any type, with any settings
   * @return their logs, in the order of their settings
   * @see #enqueue
   */
  @RolesAllowed({Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public List<DispatchLogId> enqueueAll(TaskRequest request) {
    var user = session.getCallerPrincipal().getName();
    rate.count(user, request.settings().size());
    access().checkTask(request.type());
    checkTime(request.at());
    return tasks.enqueueAll(request, user, access()::checkRun);
  }

  private DispatchLogId queue(DispatchTrigger trigger, RunRequest request, String user) {
    if (!request.settings().isEmpty()) {
      access().checkOtherSettings(trigger.access(), trigger.executorType());
    }
    checkTime(request.at());
    var settings = new HashMap<>(trigger.settings());
    if (!request.settings().isEmpty()) {
      settings.putAll(request.settings());
      new SettingsValidation(settings, executors.find(trigger.executorType()).orElse(null))
          .validate();
    }
    if (request.at() == null) {
      checkReady(trigger, settings);
    }
    var subject = trigger.subject(SettingsText.write(settings));
    return runs.queue(new ManualRun(subject, trigger.clusterMode(), request, user, false, null));
  }

  private void checkReady(DispatchTrigger trigger, Map<String, String> settings) {
    readiness.check(
        new ReadinessQuestion(
            trigger.executorType(), trigger.triggerId().value(), trigger.name(), settings));
  }

  private void checkTime(@Nullable Instant at) {
    var now = clock.instant();
    if (at != null && (at.isBefore(now) || at.isAfter(now.plus(FARTHEST)))) {
      throw new ValidationException(
          List.of(
              Violation.of(
                  "at",
                  "found '%s', allowed: from now, %s, to %d days ahead"
                      .formatted(at, now, FARTHEST.toDays()))));
    }
  }

  private TriggerAccess access() {
    return new TriggerAccess(callers.of(session), executors);
  }
}
