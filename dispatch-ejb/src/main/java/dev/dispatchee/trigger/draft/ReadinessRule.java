// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.draft;

import dev.dispatchee.problem.ConflictException;
import dev.dispatchee.registry.ExecutorReadiness;
import dev.dispatchee.registry.ReadinessAnswer;
import dev.dispatchee.registry.ReadinessQuestion;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Optional;
import java.util.function.Function;

/**
 * Only what is ready becomes active, or is run by somebody who asks for it. Executors are code of
 * others, and are asked while nothing is held: no transaction, and no lock. So an attempt at a
 * change that needs an answer ends, and is made again with it.
 */
@Singleton
public class ReadinessRule {

  private static final int MOST_ATTEMPTS = 4;

  private final ExecutorReadiness executors;

  /** Asks these. */
  @Inject
  public ReadinessRule(ExecutorReadiness executors) {
    this.executors = executors;
  }

  /**
   * Makes a change. Must not be called with a transaction open.
   *
   * @param attempt makes it in a transaction of its own, which an exception rolls back; checks what
   *     becomes active with what it is given
   * @throws ConflictException if each time there is something else to ask, as others change the
   *     same
   */
  public <T> T holdFor(Function<Activations, T> attempt) {
    var answers = new HashMap<ReadinessQuestion, ReadinessAnswer>();
    for (int attempts = 1; attempts <= MOST_ATTEMPTS; attempts++) {
      try {
        return attempt.apply(
            new Activations(
                question ->
                    Optional.ofNullable(answers.get(question))
                        .or(() -> executors.known(question))));
      } catch (UnaskedException asks) {
        answers.putAll(executors.askAll(asks.questions()));
      }
    }
    throw new ConflictException("conflict", "someone else changed it at the same time; try again");
  }

  /**
   * Refuses what is not ready. Must not be called with a transaction open.
   *
   * @throws ExecutorNotReadyException with the executor's words
   */
  public void check(ReadinessQuestion question) {
    var reason = executors.ask(question).reason();
    if (reason != null) {
      throw new ExecutorNotReadyException(reason);
    }
  }
}
