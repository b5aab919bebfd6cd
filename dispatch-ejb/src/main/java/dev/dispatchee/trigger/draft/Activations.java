// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.draft;

import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.registry.ReadinessAnswer;
import dev.dispatchee.registry.ReadinessQuestion;
import dev.dispatchee.trigger.TriggerDefinition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What executors have said of triggers that are to become active, and what they have yet to be
 * asked: see {@link ReadinessRule}. For one attempt at a change.
 */
public final class Activations {

  private final Function<ReadinessQuestion, Optional<ReadinessAnswer>> answers;
  private final Set<ReadinessQuestion> unasked = new LinkedHashSet<>();

  /** With the answers that there are. */
  public Activations(Function<ReadinessQuestion, Optional<ReadinessAnswer>> answers) {
    this.answers = answers;
  }

  /**
   * Refuses a trigger that is to become active and is not ready. If its executor has not said yet,
   * lets it pass until {@link #stopIfUnasked}.
   *
   * @param before what it replaces; null when it is new
   * @param id the id of the trigger, if it is there
   * @throws ValidationException if the executor says that it is not ready
   */
  public void check(
      TriggerDefinition after,
      @Nullable TriggerDefinition before,
      Supplier<Optional<DispatchTriggerId>> id) {
    if (!after.active() || (before != null && before.active())) {
      return;
    }
    var question =
        new ReadinessQuestion(
            after.executorType(),
            id.get().map(DispatchTriggerId::value).orElse(null),
            after.name(),
            after.settings());
    var answer = answers.apply(question);
    if (answer.isEmpty()) {
      unasked.add(question);
    }
    var reason = answer.map(ReadinessAnswer::reason);
    if (reason.isPresent()) {
      throw new ValidationException(
          List.of(new Violation("active", ExecutorNotReadyException.CODE, reason.get())));
    }
  }

  /**
   * Ends the attempt if there is something to ask: before anything is written.
   *
   * @throws UnaskedException with all of it
   */
  public void stopIfUnasked() {
    if (!unasked.isEmpty()) {
      throw new UnaskedException(unasked);
    }
  }
}
