// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.bulk;

import dev.dispatchee.Roles;
import dev.dispatchee.access.Callers;
import dev.dispatchee.database.RefusedWhileAway;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.problem.DispatchException;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.VersionCondition;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.refusal.RefusalKind;
import dev.dispatchee.refusal.Refused;
import dev.dispatchee.trigger.TriggerFilter;
import dev.dispatchee.trigger.TriggerName;
import dev.dispatchee.trigger.Triggers;
import dev.dispatchee.trigger.edit.DispatchTriggerService;
import dev.dispatchee.trigger.runnow.RunNowService;
import dev.dispatchee.trigger.runnow.RunRequest;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBException;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Changes many triggers, each as if it were the only one: by the same service, with its rules, in a
 * transaction of its own. What one is refused for keeps no other back. Those that the caller may
 * not see do not match.
 */
@Stateless
@Interceptors(RefusedWhileAway.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BulkChangeService {

  /** How many triggers may be changed at once. */
  public static final int MOST = 10_000;

  private static final int MOST_TOLD = 20;
  private static final int MOST_REFUSED_TOLD = 200;

  @Resource private SessionContext session;
  @Inject private Callers callers;
  @Inject private Triggers triggers;
  @Inject private DispatchTriggerService service;
  @Inject private RunNowService runNow;

  /**
   * Deactivates triggers.
   *
   * @param dryRun only tells which
   * @throws ValidationException if they are more than {@link #MOST}, or the filter lets all pass
   */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public BulkResult pause(TriggerFilter filter, boolean dryRun) {
    return change(filter, dryRun, id -> service.pause(id, VersionCondition.NONE));
  }

  /** Activates triggers; as {@link #pause}. */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public BulkResult resume(TriggerFilter filter, boolean dryRun) {
    return change(filter, dryRun, id -> service.resume(id, VersionCondition.NONE));
  }

  /** Deletes triggers; as {@link #pause}. */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public BulkResult delete(TriggerFilter filter, boolean dryRun) {
    return change(filter, dryRun, id -> service.delete(id, VersionCondition.NONE));
  }

  /** Runs triggers now with their stored settings; as {@link #pause}. */
  @RolesAllowed({Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public BulkResult run(TriggerFilter filter, boolean dryRun, RunRequest.OnOverlap onOverlap) {
    return change(filter, dryRun, id -> runNow.run(id, RunRequest.of(onOverlap)));
  }

  private BulkResult change(
      TriggerFilter filter, boolean dryRun, Consumer<DispatchTriggerId> change) {
    if (filter.letsAllPass()) {
      throw refusal("nothing", "at least one filter");
    }
    var sight = callers.sightOf(session);
    long matched = triggers.count(filter, sight);
    if (matched > MOST) {
      throw refusal(matched + " triggers", "at most " + MOST);
    }
    var all = triggers.names(filter, sight, dryRun ? MOST_TOLD : MOST);
    var first = all.subList(0, Math.min(all.size(), MOST_TOLD));
    if (dryRun) {
      return new BulkResult(true, (int) matched, first, 0, 0, List.of());
    }
    var refused = new ArrayList<BulkResult.Refused>();
    for (var trigger : all) {
      change(trigger, change, refused);
    }
    return new BulkResult(
        false,
        all.size(),
        first,
        all.size() - refused.size(),
        refused.size(),
        refused.subList(0, Math.min(refused.size(), MOST_REFUSED_TOLD)));
  }

  private static void change(
      TriggerName trigger, Consumer<DispatchTriggerId> change, List<BulkResult.Refused> refused) {
    try {
      change.accept(new DispatchTriggerId(trigger.id()));
    } catch (DispatchException no) {
      refused.add(
          new BulkResult.Refused(
              trigger.id(), trigger.name(), no.code(), String.valueOf(no.getMessage())));
    } catch (EJBException failed) {
      var collision =
          Refused.of(Refused.unwrapped(failed))
              .filter(told -> told.kind() == RefusalKind.CONFLICT)
              .orElseThrow(() -> failed);
      refused.add(
          new BulkResult.Refused(
              trigger.id(), trigger.name(), collision.code(), collision.message()));
    }
  }

  private static ValidationException refusal(String found, String allowed) {
    return new ValidationException(
        List.of(Violation.of("filter", "found %s, allowed: %s".formatted(found, allowed))));
  }
}
