// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.chain;

import dev.dispatchee.access.AccessGroups;
import dev.dispatchee.access.AccessRight;
import dev.dispatchee.access.Caller;
import java.util.Set;

/**
 * In whose name a chain is saved.
 *
 * @param user the user, or what else
 * @param administrator whether that may change all triggers
 * @param groups the groups that it is in
 */
public record ChainSaver(String user, boolean administrator, Set<String> groups) {

  /** Copies the groups. */
  public ChainSaver {
    groups = Set.copyOf(groups);
  }

  /** Whoever calls. */
  public static ChainSaver of(Caller caller) {
    return new ChainSaver(caller.user(), caller.isAdministrator(), caller.groups());
  }

  /** Somebody who may change all triggers. */
  public static ChainSaver administrator(String user) {
    return new ChainSaver(user, true, Set.of());
  }

  /** Whether the groups of a trigger let it do something. */
  boolean isLet(AccessRight right, AccessGroups access) {
    return administrator || access.allow(right, groups);
  }
}
