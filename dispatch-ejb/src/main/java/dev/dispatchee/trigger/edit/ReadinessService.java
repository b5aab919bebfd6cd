// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.edit;

import dev.dispatchee.Roles;
import dev.dispatchee.database.RefusedWhileAway;
import dev.dispatchee.registry.ExecutorReadiness;
import dev.dispatchee.registry.ReadinessQuestion;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

/** Whether triggers are ready, for those who look at one: never in a transaction. */
@Stateless
@Interceptors(RefusedWhileAway.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReadinessService {

  @Inject private ExecutorReadiness executors;

  /** A trigger as it was found, and whether its executor says now that it is ready. */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public TriggerView ask(TriggerView trigger) {
    return trigger.withReadiness(
        executors.ask(
            new ReadinessQuestion(
                trigger.dispatchTaskExecutorType(),
                trigger.id(),
                trigger.name(),
                trigger.dispatchTaskSettings())));
  }
}
