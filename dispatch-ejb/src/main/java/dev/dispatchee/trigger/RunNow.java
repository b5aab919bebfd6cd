// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

import dev.dispatchee.ConflictException;
import dev.dispatchee.NotFoundException;
import dev.dispatchee.Roles;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.SettingsText;
import dev.dispatchee.registry.DispatchTaskExecutorRegistry;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.HashMap;

/**
 * Runs triggers when somebody asks for it. The bell rings when the rows have been committed, hence
 * with no transaction of the caller's.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RunNow {

  @Resource private SessionContext session;
  @Inject private Triggers triggers;
  @Inject private ManualRuns runs;
  @Inject private IdempotencyKeys keys;
  @Inject private DispatchTaskExecutorRegistry registry;

  /**
   * Queues a run, of an inactive trigger too. Under the idempotency key of a run that was queued in
   * the last 24 hours for the same trigger and user there is no other.
   *
   * @return the log of the run; on all nodes, that of this one
   * @throws NotFoundException if there is no such trigger
   * @throws dev.dispatchee.ValidationException if the settings are not allowed
   * @throws ConflictException if a run is in progress and the caller wants none then
   * @throws dev.dispatchee.ForbiddenException if the caller may not give other settings
   * @throws IdempotencyKeyReusedException if the key came with another request before
   */
  @RolesAllowed({Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public DispatchLogId run(long id, RunRequest request) {
    var trigger =
        triggers
            .find(id)
            .orElseThrow(() -> new NotFoundException(DispatchTriggerService.ENTITY, id));
    var user = session.getCallerPrincipal().getName();
    return request
        .key(user, trigger.triggerId())
        .flatMap(keys::find)
        .orElseGet(() -> queue(trigger, request, user));
  }

  private DispatchLogId queue(DispatchTrigger trigger, RunRequest request, String user) {
    var settings = new HashMap<>(trigger.settings());
    if (!request.settings().isEmpty()) {
      new TriggerAccess(session::isCallerInRole, registry)
          .checkOtherSettings(trigger.executorType());
      settings.putAll(request.settings());
      new SettingsValidation(settings).validate();
    }
    var subject = trigger.subject(SettingsText.write(settings));
    return runs.queue(new ManualRun(subject, trigger.clusterMode(), request, user));
  }
}
