// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.remote;

import dev.dispatchee.client.RunQuery;
import dev.dispatchee.log.LogQuery;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.page.KeyCursor;
import dev.dispatchee.problem.Faults;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads which runs somebody wants to see, in which anything may stand. */
final class Queries {

  private static final int LARGEST_PAGE = 200;

  private Queries() {}

  /**
   * Reads it; null is for all.
   *
   * @throws dev.dispatchee.problem.ValidationException naming everything that is wrong
   */
  static LogQuery read(@Nullable RunQuery sent) {
    var query = sent == null ? RunQuery.all() : sent;
    var faults = new Faults();
    var trigger = query.triggerId();
    if (trigger != null && trigger <= 0) {
      faults.addFound("triggerId", trigger, "a positive number");
    }
    if (query.pageSize() < 1 || query.pageSize() > LARGEST_PAGE) {
      faults.addFound("pageSize", query.pageSize(), "1 to " + LARGEST_PAGE);
    }
    var statuses = statuses(query.statuses(), faults);
    var from = faults.instant("from", query.from(), query.from());
    var to = faults.instant("to", query.to(), query.to());
    var cursor = cursor(query.cursor(), faults);
    faults.throwIfAny();
    return new LogQuery(
        trigger,
        statuses,
        null,
        null,
        from,
        to,
        LogQuery.Sort.queuedDate,
        false,
        cursor,
        query.pageSize(),
        false);
  }

  private static List<RunStatus> statuses(List<?> names, Faults faults) {
    var statuses = new LinkedHashSet<RunStatus>();
    for (var name : names) {
      Arrays.stream(RunStatus.values())
          .filter(status -> status.name().equals(name))
          .findFirst()
          .ifPresentOrElse(
              statuses::add,
              () -> faults.addFound("statuses", name, Arrays.toString(RunStatus.values())));
    }
    return new ArrayList<>(statuses);
  }

  private static @Nullable KeyCursor cursor(@Nullable String text, Faults faults) {
    if (text == null) {
      return null;
    }
    var cursor = KeyCursor.read(text);
    if (cursor.isEmpty()) {
      faults.addFound("cursor", text, "a nextCursor that was answered before");
    }
    return cursor.orElse(null);
  }
}
