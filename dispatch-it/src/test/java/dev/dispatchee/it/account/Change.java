// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A row of the audit: what was done to a trigger.
 *
 * @param before its state before; a missing node when there was none
 * @param after its state after; a missing node when there is none
 */
record Change(Instant date, String action, long trigger, JsonNode before, JsonNode after) {

  boolean isCreation() {
    return action.equals("CREATE");
  }

  boolean isDeletion() {
    return action.equals("DELETE");
  }

  /** Whether there is a definition after it, and when it fires is counted from here on. */
  boolean reschedules() {
    return isCreation()
        || isDeletion()
        || (action.equals("UPDATE") && !scheduleOf(before).equals(scheduleOf(after)));
  }

  private static JsonNode scheduleOf(JsonNode state) {
    return ((com.fasterxml.jackson.databind.node.ObjectNode) state.deepCopy())
        .retain(
            "active",
            "cronExpression",
            "interval",
            "runOnceDate",
            "timeZoneId",
            "daylightSavingRule",
            "startDate",
            "endDate");
  }
}
