// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

import dev.dispatchee.log.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The status of a trigger in a query over many: that of its newest log.
 *
 * <p>It is not kept with the trigger, since every run would have to write it there; and to read the
 * newest log of each takes longer than all the rest. Indexes have the logs that are open and those
 * that did not succeed: of all others the run was successful.
 */
public final class NewestStatus {

  /** The status of a trigger that has no log. */
  public static final String NEVER_RAN = "NEVER_RAN";

  /** What has to be joined to trigger t for {@link #SORT}. */
  static final String JOIN =
      """
      left join DispatchLog u on u.id = t.newestLogId and u.unsuccessful is not null
      left join DispatchLog o on o.id = t.newestLogId and o.open = true
      """;

  /** What to sort trigger t by; null where there is no log. */
  static final String SORT =
      """
      case when t.newestLogId is not null
        then coalesce(cast(u.unsuccessful as String), cast(o.status as String), 'SUCCESSFUL') end\
      """;

  private static final String IS_OPEN = newest("l.open = true");
  private static final String IS_UNSUCCESSFUL = newest("l.unsuccessful is not null");

  private NewestStatus() {}

  /** The condition that trigger t has one of these; puts into the parameters what it needs. */
  static String isOneOf(List<String> wanted, Map<String, Object> parameters) {
    var open = new ArrayList<RunStatus>();
    var unsuccessful = new ArrayList<RunStatus>();
    var conditions = new ArrayList<String>();
    for (var status : wanted) {
      if (status.equals(NEVER_RAN)) {
        conditions.add("t.newestLogId is null");
      } else if (status.equals(RunStatus.SUCCESSFUL.name())) {
        conditions.add(
            "t.newestLogId is not null and not %s and not %s".formatted(IS_OPEN, IS_UNSUCCESSFUL));
      } else {
        var run = RunStatus.valueOf(status);
        (run.isEnded() ? unsuccessful : open).add(run);
      }
    }
    if (!open.isEmpty()) {
      conditions.add(newest("l.open = true and l.status in :open"));
      parameters.put("open", open);
    }
    if (!unsuccessful.isEmpty()) {
      conditions.add(newest("l.unsuccessful in :unsuccessful"));
      parameters.put("unsuccessful", unsuccessful);
    }
    return "(" + String.join(" or ", conditions) + ")";
  }

  private static String newest(String condition) {
    return "exists (select 1 from DispatchLog l where l.id = t.newestLogId and %s)"
        .formatted(condition);
  }
}
