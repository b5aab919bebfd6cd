// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with what was sent besides the definition of a trigger: with its identity. */
final class SentIdentity {

  private static final Violation ID_OF_A_NEW_ONE =
      Violation.of("id", "found one, allowed: none, the server assigns it");

  private SentIdentity() {}

  static List<Violation> onCreation(TriggerBody sent) {
    return sent.hasId() ? List.of(ID_OF_A_NEW_ONE) : List.of();
  }

  static List<Violation> forId(TriggerBody sent, DispatchTriggerId id) {
    return sent.hasOtherId(id.value())
        ? List.of(
            Violation.of(
                "id", "found '%s', allowed: the one in the path, or none".formatted(sent.id())))
        : List.of();
  }

  /**
   * As {@link #forId}, where the path has the code.
   *
   * @param id the trigger of that code; null when there is none yet
   */
  static List<Violation> forCode(TriggerBody sent, @Nullable DispatchTriggerId id, String code) {
    return joined(id == null ? onCreation(sent) : forId(sent, id), otherCode(sent, code));
  }

  private static List<Violation> otherCode(TriggerBody sent, String code) {
    return sent.draft().externalReferenceCode() == null
            || sent.draft().externalReferenceCode().equals(code)
        ? List.of()
        : List.of(
            Violation.of(
                "externalReferenceCode",
                "found a different one, allowed: the one in the path, or none"));
  }

  private static List<Violation> joined(List<Violation> some, List<Violation> others) {
    var all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }
}
