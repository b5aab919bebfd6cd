// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.draft;

import dev.dispatchee.trigger.StartRules;
import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to keep due runs from starting at once, unchecked; null stands for nothing.
 *
 * @see StartRules
 */
public record StartDraft(
    @Nullable String concurrencyGroup,
    @Nullable BigInteger rateLimit,
    @Nullable String rateWindow,
    @Nullable String startJitter) {

  /** Nothing. */
  public static final StartDraft NONE = new StartDraft(null, null, null, null);

  static StartDraft unchanged(StartRules rules) {
    return new StartDraft(
        rules.concurrencyGroup(),
        rules.rateLimit() == null ? null : BigInteger.valueOf(rules.rateLimit()),
        Objects.toString(rules.rateWindow(), null),
        Objects.toString(rules.startJitter(), null));
  }
}
