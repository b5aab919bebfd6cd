// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.bulk;

import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.trigger.DispatchTrigger;
import dev.dispatchee.trigger.Triggers;
import dev.dispatchee.trigger.draft.TriggerDraft;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The triggers that an import meets, read many at a time. */
final class ThereAlready implements ImportPlan.Existing {

  private final Triggers triggers;
  private final Map<String, DispatchTrigger> byCode = new HashMap<>();
  private final Set<String> names;
  private final Map<String, DispatchTriggerId> byName;

  private ThereAlready(Triggers triggers, Set<String> names) {
    this.triggers = triggers;
    this.names = names;
    byName = triggers.idsOfNames(names);
  }

  /**
   * Those that have the codes or names of drafts.
   *
   * @param locked whether nobody else can change those of the codes until the transaction ends
   */
  static ThereAlready of(Triggers triggers, List<TriggerDraft> drafts, boolean locked) {
    var codes =
        drafts.stream()
            .map(TriggerDraft::externalReferenceCode)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    var locking = triggers.ofCodes(codes, locked);
    var names =
        drafts.stream()
            .map(TriggerDraft::name)
            .filter(Objects::nonNull)
            .map(String::strip)
            .collect(Collectors.toSet());
    var there = new ThereAlready(triggers, names);
    locking.forEach(
        trigger -> there.byCode.put(trigger.definition().externalReferenceCode(), trigger));
    return there;
  }

  @Override
  public Optional<DispatchTrigger> ofCode(String externalReferenceCode) {
    return Optional.ofNullable(byCode.get(externalReferenceCode));
  }

  /** The id of the one that other systems know by a code. */
  Optional<DispatchTriggerId> idOfCode(String externalReferenceCode) {
    return ofCode(externalReferenceCode).map(DispatchTrigger::triggerId);
  }

  @Override
  public Optional<DispatchTriggerId> idOfName(String name) {
    return names.contains(name) ? Optional.ofNullable(byName.get(name)) : triggers.idOfName(name);
  }
}
