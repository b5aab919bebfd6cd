// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.chain;

import dev.dispatchee.log.DispatchTriggerId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chains that would run themselves. */
final class ChainCircle {

  private ChainCircle() {}

  /**
   * What is wrong with a chain that would run itself; empty if it would not.
   *
   * @param chain its trigger; null if it is new, which nothing can run yet
   * @param via whom its members run, each with the member through which it is reached
   */
  static Optional<String> of(
      @Nullable DispatchTriggerId chain,
      ChainPlan plan,
      Map<MemberReference, MemberTrigger> found,
      Map<Long, Long> via) {
    var through = chain == null ? null : via.get(chain.value());
    if (chain == null || through == null) {
      return Optional.empty();
    }
    return plan.members().stream()
        .filter(
            member -> {
              var trigger = found.get(member.trigger());
              return trigger != null && trigger.id() == through;
            })
        .findFirst()
        .map(
            member ->
                through == chain.value()
                    ? "member '%s' is the chain itself".formatted(member.name())
                    : "member '%s' runs this chain again, as it is saved or in a run in progress"
                        .formatted(member.name()));
  }
}
