// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert;

import dev.dispatchee.SafeText;
import dev.dispatchee.database.StorableText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a rule tells of.
 *
 * @param rule the rule
 * @param key what makes it the one: of events with the same rule and key only the first is told
 * @param lasting whether it may be found again after it was told
 * @param date when it happened
 * @param trigger of which trigger; null if of none
 * @param triggerName its name then
 * @param executorType what it runs
 * @param log of which run; null if of none
 * @param node of or on which node; null if of none
 * @param detail what else there is to say, for people, at most 1,000 characters
 */
public record AlertEvent(
    long rule,
    String key,
    boolean lasting,
    Instant date,
    @Nullable Long trigger,
    @Nullable String triggerName,
    @Nullable String executorType,
    @Nullable Long log,
    @Nullable String node,
    @Nullable String detail) {

  private static final int LONGEST_DETAIL = 1000;

  /** Cuts what is too long. */
  public AlertEvent {
    detail = detail == null ? null : shortened(StorableText.of(detail));
  }

  /** One of a run. */
  public static AlertEvent ofRun(
      AlertRule rule, boolean lasting, Instant date, AlertSubject run, @Nullable String detail) {
    return new AlertEvent(
        rule.id(),
        "%s:%s".formatted(rule.kind().word(), run.log()),
        lasting,
        date,
        run.trigger(),
        run.triggerName(),
        run.executorType(),
        run.log(),
        run.node(),
        detail);
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_DETAIL ? text : SafeText.start(text, LONGEST_DETAIL - 1) + "…";
  }
}
