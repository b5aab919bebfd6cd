// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.task;

import dev.dispatchee.access.AccessGroups;
import dev.dispatchee.access.AccessRight;
import dev.dispatchee.access.Sight;
import dev.dispatchee.problem.ForbiddenException;
import java.util.Set;

/**
 * What code of deployments may do to triggers that name groups: as much as a member of the group
 * that is called after the deployment. The groups of its users do not count, since each deployment
 * decides for itself how it knows those.
 */
final class DeploymentAccess {

  private static final String PREFIX = "deployment:";

  private DeploymentAccess() {}

  /** Whether a deployment may do something. */
  static boolean isLet(String deployment, AccessRight right, AccessGroups access) {
    return access.allow(right, groups(deployment));
  }

  /**
   * Refuses runs to deployments that a trigger does not name.
   *
   * @throws ForbiddenException saying which group would allow it
   */
  static void checkRun(String deployment, AccessGroups access) {
    if (!isLet(deployment, AccessRight.RUN, access)) {
      throw new ForbiddenException(
          "this trigger names groups that may run it, and not '%s%s'"
              .formatted(PREFIX, deployment));
    }
  }

  /** Which logs a deployment may see. */
  static Sight sight(String deployment) {
    return Sight.of(groups(deployment));
  }

  private static Set<String> groups(String deployment) {
    return Set.of(PREFIX + deployment);
  }
}
