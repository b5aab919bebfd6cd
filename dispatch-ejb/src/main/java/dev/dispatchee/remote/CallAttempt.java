// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.remote;

import dev.dispatchee.Roles;
import dev.dispatchee.audit.AuditEntry.Action;
import dev.dispatchee.audit.AuditRefusals.Attempt;
import dev.dispatchee.client.Refusal;
import dev.dispatchee.problem.ForbiddenException;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of the server.
 *
 * @param user who
 * @param hasRole whether the user has a role
 * @param action what is to be done
 * @param entity to what kind of thing
 * @param entityId to which one; null when it has no number
 * @param entityName to the one of which name; null when it was not named
 */
record CallAttempt(
    String user,
    Predicate<String> hasRole,
    Action action,
    String entity,
    @Nullable Long entityId,
    @Nullable String entityName) {

  private static final List<String> READERS =
      List.of(Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN);
  private static final List<String> RUNNERS = List.of(Roles.RUNNER, Roles.EDITOR, Roles.ADMIN);

  /**
   * Refuses it to users who have none of the roles that may do such a thing. The services ask
   * again, for more than that; but what they refuse for the role alone the server writes to its log
   * as a failure, and nobody without a role is to fill that.
   *
   * @throws ForbiddenException if the user has none
   */
  void checkRole() {
    var roles = action == Action.READ ? READERS : RUNNERS;
    if (roles.stream().noneMatch(hasRole)) {
      throw new ForbiddenException(Roles.needed(roles));
    }
  }

  /** As the audit keeps it when it was refused. */
  Attempt refused(Refusal refusal) {
    return new Attempt(
        user,
        action,
        entity,
        entityId,
        entityName,
        "remote call, %s: %s".formatted(refusal.code(), refusal.message()));
  }
}
