// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.manage;

import dev.dispatchee.alert.AlertDefinition;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule as somebody wants it to be, unchecked: the fields of the admin API that can be written.
 * Null stands for the default.
 *
 * @see AlertDefinition
 */
public record AlertDraft(
    @Nullable String name,
    @Nullable String description,
    @Nullable Boolean active,
    @Nullable String condition,
    @Nullable BigInteger failures,
    @Nullable String duration,
    @Nullable BigInteger timesUsual,
    @Nullable List<BigInteger> triggerIds,
    @Nullable List<String> labels,
    @Nullable String channel,
    @Nullable Map<String, String> channelSettings,
    @Nullable String groupWindow,
    @Nullable String mutedUntil) {

  /** The draft that would leave a rule as it is. */
  public static AlertDraft unchanged(AlertDefinition rule) {
    var condition = rule.condition();
    return new AlertDraft(
        rule.name(),
        rule.description(),
        rule.active(),
        condition.kind().name(),
        number(condition.failures()),
        Objects.toString(condition.duration(), null),
        number(condition.timesUsual()),
        rule.scope().triggerIds().stream().map(BigInteger::valueOf).toList(),
        rule.scope().labels(),
        rule.channel().name(),
        rule.channelSettings(),
        rule.groupWindow().toString(),
        Objects.toString(rule.mutedUntil(), null));
  }

  private static @Nullable BigInteger number(@Nullable Integer number) {
    return number == null ? null : BigInteger.valueOf(number);
  }
}
