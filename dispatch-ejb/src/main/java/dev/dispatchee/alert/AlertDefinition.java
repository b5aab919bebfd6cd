// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What users say of a rule.
 *
 * @param name unique
 * @param description for people
 * @param active whether it tells of anything
 * @param condition what it tells of
 * @param scope of which triggers
 * @param channel by which way
 * @param channelSettings where to and how; secrets are references
 * @param groupWindow how long after one message the next is made at the earliest
 * @param mutedUntil nothing that happens before is told
 */
public record AlertDefinition(
    String name,
    @Nullable String description,
    boolean active,
    AlertCondition condition,
    AlertScope scope,
    AlertChannel channel,
    Map<String, String> channelSettings,
    Duration groupWindow,
    @Nullable Instant mutedUntil) {

  /** Copies the settings. */
  public AlertDefinition {
    channelSettings = Map.copyOf(new TreeMap<>(channelSettings));
  }

  /** Whether nothing is told now. */
  public boolean isMutedAt(Instant now) {
    return mutedUntil != null && now.isBefore(mutedUntil);
  }
}
