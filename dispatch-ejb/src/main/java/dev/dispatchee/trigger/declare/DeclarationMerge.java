// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.declare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatchee.trigger.edit.TriggerState;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a trigger is to be when its declaration changes: a field that is as the declaration before
 * had it follows the new one; a field that is not was changed by somebody, and stays. When it fires
 * is one thing: half of a schedule does not follow.
 */
final class DeclarationMerge {

  private static final Set<String> SCHEDULE =
      Set.of(
          "cronExpression",
          "interval",
          "runOnceDate",
          "rrule",
          "timeZoneId",
          "daylightSavingRule",
          "startDate",
          "endDate");

  private DeclarationMerge() {}

  /**
   * The state that a trigger is to have.
   *
   * @param last what was declared before; null if it never was: whatever it says is somebody's
   * @param now the state that it has
   * @param next what is declared now
   */
  static ObjectNode merged(@Nullable ObjectNode last, ObjectNode now, ObjectNode next) {
    var merged = now.deepCopy();
    if (last != null) {
      for (var field : next.properties()) {
        if (!isSomebodys(field.getKey(), last, now)) {
          merged.set(field.getKey(), field.getValue());
        }
      }
    }
    return merged;
  }

  private static boolean isSomebodys(String field, ObjectNode last, ObjectNode now) {
    var together = SCHEDULE.contains(field) ? SCHEDULE : Set.of(field);
    return together.stream().anyMatch(one -> TriggerState.isOther(last, one, now.get(one)));
  }
}
