// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.task;

import dev.dispatchee.api.discovery.TaskOrigin;
import dev.dispatchee.problem.ForbiddenException;
import java.util.Set;

/**
 * Which deployments may give settings of theirs to restricted executors. What code does it does for
 * its users, and of these nobody but an administrator may do that.
 *
 * @param deployments the archives that an administrator trusts with it; {@code *} is all
 */
public record TaskAccess(Set<String> deployments) {

  /** The key of the configuration. */
  public static final String KEY = "dispatch.tasks.restricted";

  private static final String ALL = "*";

  /** Copies the names. */
  public TaskAccess {
    deployments = Set.copyOf(deployments);
  }

  /**
   * Refuses it to deployments that are not trusted, and do not bring the executor themselves.
   *
   * @throws ForbiddenException saying what would allow it
   */
  void checkRestricted(TaskOrigin origin, String executorType) {
    if (!origin.ownTypes().contains(executorType)
        && !deployments.contains(origin.deployment())
        && !deployments.contains(ALL)) {
      throw new ForbiddenException(
          "executor '%s' is restricted: deployment '%s' may give it settings if %s names it"
              .formatted(executorType, origin.deployment(), KEY));
    }
  }
}
