// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.draft;

import dev.dispatchee.log.RunSubject;
import dev.dispatchee.problem.DraftValues;
import dev.dispatchee.problem.Violations;
import dev.dispatchee.trigger.StartRules;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Checks what is to keep due runs from starting at once. */
final class StartValidation {

  private static final int MOST_STARTS = 10_000;
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration LONGEST_WINDOW = Duration.ofDays(31);
  private static final Duration LONGEST_JITTER = Duration.ofDays(1);

  private final StartDraft draft;
  private final Violations violations;
  private final DraftValues values;

  /** Notes what is wrong in {@code violations}. */
  StartValidation(StartDraft draft, Violations violations) {
    this.draft = draft;
    this.violations = violations;
    this.values = new DraftValues(violations);
  }

  /** The rules, as far as they can be read. */
  StartRules validate(String executorType) {
    var limit = values.number("rateLimit", draft.rateLimit(), 1, MOST_STARTS);
    var window = upTo("rateWindow", draft.rateWindow(), LONGEST_WINDOW);
    if (draft.rateLimit() == null && draft.rateWindow() != null) {
      violations.add("rateLimit", "is required with rateWindow");
    }
    if (draft.rateLimit() != null && draft.rateWindow() == null) {
      violations.add("rateWindow", "is required with rateLimit");
    }
    return new StartRules(
        group(executorType),
        limit,
        window,
        upTo("startJitter", draft.startJitter(), LONGEST_JITTER));
  }

  // The run of a chain is in progress while its members are: in one group they would wait for it.
  private @Nullable String group(String executorType) {
    var group = draft.concurrencyGroup();
    if (group == null) {
      return null;
    }
    if (!StartRules.isGroupName(group)) {
      violations.addFound("concurrencyGroup", group, StartRules.GROUP_NAMES);
    } else if (executorType.equals(RunSubject.CHAIN)) {
      violations.addFound(
          "concurrencyGroup",
          group,
          "none for a chain, which only waits: its members may have one");
    }
    return group;
  }

  private @Nullable Duration upTo(String field, @Nullable String value, Duration longest) {
    var duration = values.durationWithin(field, value, SECOND, longest);
    if (duration != null && !duration.equals(wholeSeconds(duration))) {
      violations.addFound(field, value, "whole seconds, %s to %s".formatted(SECOND, longest));
      return null;
    }
    return duration;
  }

  private static Duration wholeSeconds(Duration duration) {
    return Duration.ofSeconds(duration.toSeconds());
  }
}
