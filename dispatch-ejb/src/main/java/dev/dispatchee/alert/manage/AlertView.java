// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.manage;

import dev.dispatchee.alert.AlertChannel;
import dev.dispatchee.alert.AlertKind;
import dev.dispatchee.alert.AlertRule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A rule as the admin API shows it; the names are those of the API.
 *
 * @param id its number
 * @param name unique
 * @param description for people
 * @param active whether it tells of anything
 * @param condition what it tells of
 * @param failures how many in a row
 * @param duration how late or how long
 * @param timesUsual how many times what is usual
 * @param triggerIds of which triggers, by their ids
 * @param labels of which triggers, by their labels; all if there are neither
 * @param deletedTriggerIds those of the triggers that are gone
 * @param channel by which way
 * @param channelSettings where to and how; secrets are references
 * @param groupWindow how long after one message the next is made at the earliest
 * @param mutedUntil nothing that happens before is told
 * @param lastSentDate when a message was accepted last
 * @param unsentError why the oldest message that waits could not be sent; null if none failed
 * @param createdBy who made it
 * @param modifiedBy who changed it last
 * @param dateCreated when it was made
 * @param dateModified when it was changed last
 * @param version counts its changes
 */
public record AlertView(
    long id,
    String name,
    @Nullable String description,
    boolean active,
    AlertKind condition,
    @Nullable Integer failures,
    @Nullable String duration,
    @Nullable Integer timesUsual,
    List<Long> triggerIds,
    List<String> labels,
    List<Long> deletedTriggerIds,
    AlertChannel channel,
    Map<String, String> channelSettings,
    String groupWindow,
    @Nullable Instant mutedUntil,
    @Nullable Instant lastSentDate,
    @Nullable String unsentError,
    String createdBy,
    String modifiedBy,
    Instant dateCreated,
    Instant dateModified,
    long version) {

  static AlertView of(
      AlertRule rule,
      List<Long> deletedTriggers,
      @Nullable Instant lastSent,
      @Nullable String unsentError) {
    var definition = rule.definition();
    var condition = definition.condition();
    return new AlertView(
        rule.id(),
        definition.name(),
        definition.description(),
        definition.active(),
        condition.kind(),
        condition.failures(),
        condition.duration() == null ? null : condition.duration().toString(),
        condition.timesUsual(),
        definition.scope().triggerIds(),
        definition.scope().labels(),
        deletedTriggers,
        definition.channel(),
        new TreeMap<>(definition.channelSettings()),
        definition.groupWindow().toString(),
        definition.mutedUntil(),
        lastSent,
        unsentError,
        rule.createdBy(),
        rule.modifiedBy(),
        rule.dateCreated(),
        rule.dateModified(),
        rule.version());
  }
}
