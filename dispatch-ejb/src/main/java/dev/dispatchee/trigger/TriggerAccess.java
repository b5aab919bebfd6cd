// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

import dev.dispatchee.Roles;
import dev.dispatchee.SafeText;
import dev.dispatchee.access.AccessGroups;
import dev.dispatchee.access.AccessRight;
import dev.dispatchee.access.Caller;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.problem.ForbiddenException;
import dev.dispatchee.problem.NotFoundException;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.registry.ExecutorCatalog;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who may do what to which trigger, beyond what a role may do to any. */
public final class TriggerAccess {

  private final Caller caller;
  private final ExecutorCatalog executors;

  public TriggerAccess(Caller caller, ExecutorCatalog executors) {
    this.caller = caller;
    this.executors = executors;
  }

  /**
   * A trigger that was looked for, for whoever may see it.
   *
   * @param access the groups that it names
   * @throws NotFoundException if it is not there or the caller may not see it: which of both, they
   *     are not told
   */
  public <T> T seen(Optional<T> found, Function<T, AccessGroups> access, DispatchTriggerId id) {
    return found
        .filter(one -> sees(access.apply(one)))
        .orElseThrow(() -> new NotFoundException("trigger", id));
  }

  /** Whether the caller may see a trigger that names some groups. */
  public boolean sees(AccessGroups access) {
    return caller.isLet(AccessRight.VIEW, access);
  }

  /** Refuses to run a trigger, or to cancel its runs, to callers whose groups it does not name. */
  public void checkRun(AccessGroups access) {
    caller.check(AccessRight.RUN, access);
  }

  /** Refuses to change or delete what belongs to a trigger, such as its logs. */
  public void checkEdit(AccessGroups access) {
    caller.check(AccessRight.EDIT, access);
  }

  /**
   * Refuses groups by which callers would take themselves the right to edit, and with it the way
   * back.
   *
   * @param before what the trigger names now; null if it is new
   */
  public void checkKeepsOut(@Nullable AccessGroups before, AccessGroups after) {
    if (!after.equals(before) && !caller.isLet(AccessRight.EDIT, after)) {
      throw new ValidationException(
          List.of(
              new Violation(
                  "access",
                  "locks-out",
                  "found no group of yours among those that may edit, allowed: one of them; only"
                      + " administrators lock themselves out")));
    }
  }

  /** What the caller may do to a trigger. */
  public List<AccessRight> may(TriggerDefinition trigger) {
    return caller.may(trigger.access()).stream()
        .filter(right -> right != AccessRight.EDIT || isAnybodys(trigger))
        .toList();
  }

  private boolean isAnybodys(TriggerDefinition trigger) {
    return caller.isAdministrator() || (!trigger.system() && isOpen(trigger.executorType()));
  }

  /**
   * Refuses to write settings of a restricted executor, or of one that is not here to tell, unless
   * the caller is an administrator.
   */
  public void checkSettingsOf(String executorType) {
    if (!isOpen(executorType)) {
      checkAdmin("triggers of executor '%s'".formatted(SafeText.of(executorType)));
    }
  }

  private boolean isOpen(String executorType) {
    return executors.find(executorType).filter(executor -> !executor.restricted()).isPresent();
  }

  /**
   * Refuses a new trigger to users who may not write it. One whose executor is not here is let
   * pass: no trigger can be made for that, and who validates it says why.
   *
   * @param executorType the type of its executor; null if none was given
   * @param system whether it is to be a system trigger
   */
  public void checkNew(@Nullable String executorType, boolean system) {
    if (executorType != null && executors.find(executorType).isPresent()) {
      checkSettingsOf(executorType);
    }
    checkSystem(system);
  }

  /**
   * Refuses a change to users who may not write what is there, or what is to be there.
   *
   * @param system whether it is to be a system trigger afterwards
   */
  public void checkChange(TriggerDefinition before, boolean system) {
    checkEdit(before.access());
    checkSettingsOf(before.executorType());
    checkSystem(before.system() || system);
  }

  private void checkSystem(boolean system) {
    if (system) {
      checkAdmin("system triggers");
    }
  }

  /** Refuses a run with other settings than the stored ones to users who may not write those. */
  public void checkOtherSettings(AccessGroups access, String executorType) {
    checkEditor();
    checkEdit(access);
    checkSettingsOf(executorType);
  }

  private void checkEditor() {
    if (!caller.roles().contains(Roles.EDITOR) && !caller.isAdministrator()) {
      throw new ForbiddenException("a run with other settings needs role " + Roles.EDITOR);
    }
  }

  /**
   * Refuses runs of an executor, whose settings the caller brings along, to users who may not write
   * those. An executor that nobody has lets everybody pass who may write any: there is nothing to
   * run, and who validates it says why.
   */
  public void checkTask(String executorType) {
    checkEditor();
    checkNew(executorType, false);
  }

  private void checkAdmin(String what) {
    if (!caller.isAdministrator()) {
      throw new ForbiddenException("%s need role %s".formatted(what, Roles.ADMIN));
    }
  }
}
