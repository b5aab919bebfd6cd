// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.remote;

import dev.dispatchee.audit.AuditEntry.Action;
import dev.dispatchee.audit.AuditedEntity;
import dev.dispatchee.client.Answer;
import dev.dispatchee.client.DispatchRemote;
import dev.dispatchee.client.OutputPart;
import dev.dispatchee.client.Run;
import dev.dispatchee.client.RunIds;
import dev.dispatchee.client.RunPage;
import dev.dispatchee.log.manage.DispatchLogService;
import dev.dispatchee.trigger.edit.DispatchTriggerService;
import dev.dispatchee.trigger.runnow.RunNowService;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Remote;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * What other JVMs and deployments may ask for. Lets in whom the server knows; what each may do is
 * checked by the services, which refuse with words for the audit. Never in a transaction of the
 * caller's.
 */
@Stateless
@Remote(DispatchRemote.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DispatchRemoteBean implements DispatchRemote {

  /** Everybody whom the server knows. */
  private static final String KNOWN = "**";

  @Resource private SessionContext session;
  @Inject private RemoteCalls calls;
  @Inject private DispatchTriggerService triggers;
  @Inject private RunNowService runNow;
  @Inject private DispatchLogService logs;

  @Override
  @RolesAllowed(KNOWN)
  public Answer<Run> submit(@Nullable String sent) {
    var order = RunOrderReader.of(sent);
    return calls.to(
        attempt(Action.RUN, AuditedEntity.TRIGGER, order.triggerId(), order.code()),
        () -> Runs.of(logs.get(runNow.run(order.trigger(triggers), order.request()))));
  }

  @Override
  @RolesAllowed(KNOWN)
  public Answer<Run> enqueue(@Nullable String sent) {
    var order = TaskOrderReader.ofOne(sent);
    return calls.to(
        attempt(Action.RUN, AuditedEntity.TRIGGER, null, order.type()),
        () -> Runs.of(logs.get(runNow.enqueue(order.requiredType(), order.request()))));
  }

  @Override
  @RolesAllowed(KNOWN)
  public Answer<RunIds> enqueueAll(@Nullable String sent) {
    var order = TaskOrderReader.ofMany(sent);
    return calls.to(
        attempt(Action.RUN, AuditedEntity.TRIGGER, null, order.type()),
        () -> Runs.of(runNow.enqueueAll(order.taskRequest())));
  }

  @Override
  @RolesAllowed(KNOWN)
  public Answer<Run> run(long id) {
    return calls.to(logWish(Action.READ, id), () -> Runs.of(logs.get(Runs.id(id))));
  }

  @Override
  @RolesAllowed(KNOWN)
  public Answer<RunPage> runs(@Nullable String sent) {
    return calls.to(
        attempt(Action.READ, AuditedEntity.LOG, null, null),
        () -> Runs.of(logs.list(RunQueryReader.read(sent))));
  }

  @Override
  @RolesAllowed(KNOWN)
  public Answer<Run> cancel(long id) {
    return calls.to(logWish(Action.CANCEL, id), () -> Runs.of(logs.get(logs.cancel(Runs.id(id)))));
  }

  @Override
  @RolesAllowed(KNOWN)
  public Answer<OutputPart> output(long id, long from, int atMost) {
    return calls.to(
        logWish(Action.READ, id), () -> OutputParts.read(logs, Runs.id(id), from, atMost));
  }

  private CallAttempt logWish(Action action, long id) {
    return attempt(action, AuditedEntity.LOG, id, null);
  }

  private CallAttempt attempt(
      Action action, String entity, @Nullable Long id, @Nullable String name) {
    return new CallAttempt(
        session.getCallerPrincipal().getName(), session::isCallerInRole, action, entity, id, name);
  }
}
