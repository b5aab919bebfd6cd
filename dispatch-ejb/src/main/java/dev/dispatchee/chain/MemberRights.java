// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.chain;

import dev.dispatchee.Roles;
import dev.dispatchee.SafeText;
import dev.dispatchee.access.AccessRight;
import dev.dispatchee.registry.ExecutorCatalog;
import java.util.Collection;
import java.util.Optional;

/**
 * Who may have which triggers run by a chain: who may change them, as the schedule of one is
 * changed by that. So what only administrators may write, only they may put into a chain, and what
 * names groups that may edit it, only they.
 */
final class MemberRights {

  private MemberRights() {}

  /** Why somebody may not; empty if they may. */
  static Optional<String> missing(
      ChainSaver saver, Collection<MemberTrigger> triggers, ExecutorCatalog executors) {
    if (saver.administrator()) {
      return Optional.empty();
    }
    // Of those that a saver may not see not even the name is told.
    boolean closed =
        triggers.stream().anyMatch(trigger -> !saver.isLet(AccessRight.EDIT, trigger.access()));
    return closed
        ? Optional.of("a trigger in a chain takes one of the groups that may edit it")
        : triggers.stream()
            .flatMap(trigger -> why(trigger, executors).stream())
            .findFirst()
            .map(why -> "%s needs role %s".formatted(why, Roles.ADMIN));
  }

  private static Optional<String> why(MemberTrigger trigger, ExecutorCatalog executors) {
    var type = trigger.subject().executorType();
    var name = SafeText.of(trigger.subject().triggerName());
    if (trigger.system()) {
      return Optional.of("system trigger '%s' in a chain".formatted(name));
    }
    boolean open = executors.find(type).filter(executor -> !executor.restricted()).isPresent();
    return open
        ? Optional.empty()
        : Optional.of(
            "trigger '%s' of executor '%s' in a chain".formatted(name, SafeText.of(type)));
  }
}
