// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.manage;

import dev.dispatchee.alert.AlertDefinition;
import dev.dispatchee.alert.AlertJson;
import java.util.LinkedHashMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the audit keeps of a rule: its fields under their names in the admin API. */
final class AlertState {

  private AlertState() {}

  /** As JSON; null of nothing. */
  static @Nullable String json(@Nullable AlertDefinition rule) {
    if (rule == null) {
      return null;
    }
    var draft = AlertDraft.unchanged(rule);
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("name", draft.name());
    fields.put("description", draft.description());
    fields.put("active", draft.active());
    fields.put("condition", draft.condition());
    fields.put("failures", draft.failures());
    fields.put("duration", draft.duration());
    fields.put("timesUsual", draft.timesUsual());
    fields.put("triggerIds", draft.triggerIds());
    fields.put("labels", draft.labels());
    fields.put("channel", draft.channel());
    fields.put("channelSettings", new TreeMap<>(rule.channelSettings()));
    fields.put("groupWindow", draft.groupWindow());
    fields.put("mutedUntil", draft.mutedUntil());
    return AlertJson.write(fields);
  }
}
