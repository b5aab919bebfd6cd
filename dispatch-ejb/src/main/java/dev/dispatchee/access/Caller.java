// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.access;

import dev.dispatchee.Roles;
import dev.dispatchee.problem.ForbiddenException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who asks.
 *
 * @param user the name
 * @param roles which of {@link Roles} they have
 * @param groups the groups that the server knows them to be in, these roles too
 */
public record Caller(String user, Set<String> roles, Set<String> groups) {

  /** Copies the sets. */
  public Caller {
    roles = Set.copyOf(roles);
    groups = Set.copyOf(groups);
  }

  /** The caller who has the roles that somebody says they have. */
  public static Caller of(String user, Predicate<String> hasRole, Set<String> groups) {
    return new Caller(user, Roles.ALL.stream().filter(hasRole).collect(Collectors.toSet()), groups);
  }

  /** Whether they may do everything, whatever groups a trigger names. */
  public boolean isAdministrator() {
    return roles.contains(Roles.ADMIN);
  }

  /** Whether the groups of a trigger let them do something; their roles are another matter. */
  public boolean isLet(AccessRight right, AccessGroups access) {
    return isAdministrator() || access.allow(right, groups);
  }

  /**
   * Refuses what the groups of a trigger do not let them do.
   *
   * @throws ForbiddenException saying what it takes
   */
  public void check(AccessRight right, AccessGroups access) {
    if (!isLet(right, access)) {
      throw new ForbiddenException(
          "to %s this trigger takes one of the groups that it names for that"
              .formatted(right.word()));
    }
  }

  /** What they may do to a trigger, by their roles and its groups. */
  public List<AccessRight> may(AccessGroups access) {
    return Stream.of(AccessRight.values())
        .filter(right -> !Collections.disjoint(right.roles(), roles) && isLet(right, access))
        .toList();
  }
}
