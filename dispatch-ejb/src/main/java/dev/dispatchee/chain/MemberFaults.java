// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.chain;

import dev.dispatchee.SafeText;
import dev.dispatchee.api.settings.SettingsFault;
import dev.dispatchee.registry.ExecutorCatalog;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is wrong with members when a chain is saved.
 *
 * @param executors those that there are
 * @param found the triggers that there are, by how they are named
 */
record MemberFaults(ExecutorCatalog executors, Map<MemberReference, MemberTrigger> found) {

  private static final int MOST_TOLD = 10;

  /** The members without a trigger or, if there are none, the first other fault. */
  Optional<String> first(ChainPlan plan) {
    return unknown(plan)
        .or(() -> plan.members().stream().flatMap(member -> of(member).stream()).findFirst());
  }

  /** Which members have no trigger. */
  Optional<String> unknown(ChainPlan plan) {
    var missing =
        plan.members().stream().filter(member -> !found.containsKey(member.trigger())).toList();
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    var told =
        missing.stream()
            .limit(MOST_TOLD)
            .map(MemberFaults::named)
            .collect(Collectors.joining(", "));
    return Optional.of(
        "there is no trigger of "
            + told
            + (missing.size() > MOST_TOLD
                ? " and %d more".formatted(missing.size() - MOST_TOLD)
                : ""));
  }

  private static String named(ChainMember member) {
    var trigger = member.trigger();
    return "member '%s' (%s %s)"
        .formatted(member.name(), trigger.id() == null ? "code" : "id", trigger.text());
  }

  private Optional<String> of(ChainMember member) {
    var trigger = found.get(member.trigger());
    if (trigger == null) {
      return Optional.empty();
    }
    return noExecutor(member, trigger)
        .or(() -> ofChain(member, trigger))
        .or(() -> ofSettings(member, trigger));
  }

  /** That no node has the executor of a member. */
  Optional<String> noExecutor(ChainMember member, MemberTrigger trigger) {
    var type = trigger.subject().executorType();
    return executors.find(type).isPresent()
        ? Optional.empty()
        : Optional.of(
            "member '%s': no node has an executor of type '%s'"
                .formatted(member.name(), SafeText.of(type)));
  }

  // Its members would be what somebody else's result says.
  private static Optional<String> ofChain(ChainMember member, MemberTrigger trigger) {
    return !trigger.subject().isChain() || member.settings().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "member '%s' is a chain itself, found settings for it, allowed: none"
                .formatted(member.name()));
  }

  // Of what is filled in later only the run can judge.
  private Optional<String> ofSettings(ChainMember member, MemberTrigger trigger) {
    var settings = new HashMap<>(trigger.settings());
    member
        .settings()
        .forEach((key, text) -> settings.put(key, text.fill(place -> "0", Integer.MAX_VALUE)));
    return executors.find(trigger.subject().executorType()).stream()
        .flatMap(executor -> executor.faultsOfStored(settings).stream())
        .filter(fault -> isOfFixed(member, fault))
        .findFirst()
        .map(fault -> "member '%s', settings: %s".formatted(member.name(), fault.sentence()));
  }

  private static boolean isOfFixed(ChainMember member, SettingsFault fault) {
    var text = member.settings().get(fault.key());
    return text != null && !text.hasPlaces();
  }
}
