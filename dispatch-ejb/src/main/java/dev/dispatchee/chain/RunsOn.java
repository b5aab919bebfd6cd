// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.chain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** When a member of a chain runs, by what came of the steps before it. */
enum RunsOn {
  /** While no member before it has failed. */
  SUCCESS,
  /** When a member before it has failed. */
  FAILURE,
  /** Whatever came before. */
  ALWAYS;

  /** What is allowed, for messages. */
  static final String ALLOWED = "success, failure, always";

  /** The one of a word, if there is one. */
  static Optional<RunsOn> of(String word) {
    return Arrays.stream(values())
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  boolean holds(boolean somethingFailed) {
    return switch (this) {
      case SUCCESS -> !somethingFailed;
      case FAILURE -> somethingFailed;
      case ALWAYS -> true;
    };
  }
}
