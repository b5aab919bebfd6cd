// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.draft;

import dev.dispatchee.registry.ReadinessQuestion;
import java.util.Collection;
import java.util.List;

/** An attempt at a change cannot go on before executors have been asked; it has changed nothing. */
final class UnaskedException extends RuntimeException {

  private final transient List<ReadinessQuestion> questions;

  UnaskedException(Collection<ReadinessQuestion> questions) {
    super("executors are to be asked", null, false, false);
    this.questions = List.copyOf(questions);
  }

  List<ReadinessQuestion> questions() {
    return questions;
  }
}
