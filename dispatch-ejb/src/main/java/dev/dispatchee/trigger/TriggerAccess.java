// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

import dev.dispatchee.Roles;
import dev.dispatchee.SafeText;
import dev.dispatchee.problem.ForbiddenException;
import dev.dispatchee.registry.ExecutorCatalog;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who may do what to which trigger, beyond what a role may do to any. */
public final class TriggerAccess {

  private final Predicate<String> callerHasRole;
  private final ExecutorCatalog executors;

  public TriggerAccess(Predicate<String> callerHasRole, ExecutorCatalog executors) {
    this.callerHasRole = callerHasRole;
    this.executors = executors;
  }

  /**
   * Refuses to write settings of a restricted executor, or of one that is not here to tell, unless
   * the caller is an administrator.
   */
  public void checkSettingsOf(String executorType) {
    boolean open =
        executors.find(executorType).filter(executor -> !executor.restricted()).isPresent();
    if (!open) {
      checkAdmin("triggers of executor '%s'".formatted(SafeText.of(executorType)));
    }
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
    checkSettingsOf(before.executorType());
    checkSystem(before.system() || system);
  }

  private void checkSystem(boolean system) {
    if (system) {
      checkAdmin("system triggers");
    }
  }

  /** Refuses a run with other settings than the stored ones to users who may not write those. */
  public void checkOtherSettings(String executorType) {
    checkEditor();
    checkSettingsOf(executorType);
  }

  private void checkEditor() {
    if (!callerHasRole.test(Roles.EDITOR) && !callerHasRole.test(Roles.ADMIN)) {
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
    if (!callerHasRole.test(Roles.ADMIN)) {
      throw new ForbiddenException("%s need role %s".formatted(what, Roles.ADMIN));
    }
  }
}
