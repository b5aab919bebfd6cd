// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

import dev.dispatchee.Roles;
import dev.dispatchee.SafeText;
import dev.dispatchee.problem.ForbiddenException;
import dev.dispatchee.registry.DispatchTaskExecutorRegistry;
import java.util.function.Predicate;

/** Who may do what to which trigger, beyond what a role may do to any. */
public final class TriggerAccess {

  private final Predicate<String> callerHasRole;
  private final DispatchTaskExecutorRegistry registry;

  public TriggerAccess(Predicate<String> callerHasRole, DispatchTaskExecutorRegistry registry) {
    this.callerHasRole = callerHasRole;
    this.registry = registry;
  }

  /**
   * Refuses to write settings of a restricted executor, or of one that is not here to tell, unless
   * the caller is an administrator.
   */
  public void checkSettingsOf(String executorType) {
    boolean open =
        registry
            .find(executorType)
            .filter(executor -> !executor.description().restricted())
            .isPresent();
    if (!open) {
      checkAdmin("triggers of executor '%s'".formatted(SafeText.of(executorType)));
    }
  }

  /** Refuses to make, change or unmake a system trigger unless the caller is an administrator. */
  public void checkSystem(boolean before, boolean after) {
    if (before || after) {
      checkAdmin("system triggers");
    }
  }

  /** Refuses a change to users who may not write what is there, or what is to be there. */
  public void checkChange(TriggerDefinition before, TriggerDefinition after) {
    checkSettingsOf(before.executorType());
    checkSystem(before.system(), after.system());
  }

  /** Refuses a run with other settings than the stored ones to users who may not write those. */
  public void checkOtherSettings(String executorType) {
    if (!callerHasRole.test(Roles.EDITOR) && !callerHasRole.test(Roles.ADMIN)) {
      throw new ForbiddenException("a run with other settings needs role " + Roles.EDITOR);
    }
    checkSettingsOf(executorType);
  }

  private void checkAdmin(String what) {
    if (!callerHasRole.test(Roles.ADMIN)) {
      throw new ForbiddenException("%s need role %s".formatted(what, Roles.ADMIN));
    }
  }
}
