// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.remote;

import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.LogQuery;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.page.KeyCursor;
import dev.dispatchee.problem.Violations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads which runs somebody wants to see, in which anything may stand. */
final class RunQueryReader {

  private static final long LARGEST_PAGE = 200;
  private static final long DEFAULT_PAGE = 20;

  private RunQueryReader() {}

  /**
   * Reads it; null is for all.
   *
   * @throws dev.dispatchee.problem.ValidationException naming everything that is wrong
   */
  static LogQuery read(@Nullable String json) {
    var sent = SentJson.of("query", json);
    var violations = sent.violations();
    var trigger = sent.number("triggerId");
    if (trigger != null && trigger <= 0) {
      violations.addFound("triggerId", trigger, "a positive number");
    }
    long pageSize = Objects.requireNonNullElse(sent.number("pageSize"), DEFAULT_PAGE);
    if (pageSize < 1 || pageSize > LARGEST_PAGE) {
      violations.addFound("pageSize", pageSize, "1 to " + LARGEST_PAGE);
    }
    var statuses = statuses(sent.texts("statuses"), violations);
    var from = sent.instant("from");
    var to = sent.instant("to");
    var cursor = cursor(sent.text("cursor"), violations);
    violations.throwIfAny();
    return new LogQuery(
        trigger == null ? null : new DispatchTriggerId(trigger),
        null,
        null,
        null,
        statuses,
        null,
        null,
        from,
        to,
        LogQuery.Sort.queuedDate,
        false,
        cursor,
        (int) pageSize,
        false);
  }

  private static List<RunStatus> statuses(List<String> names, Violations violations) {
    var statuses = new LinkedHashSet<RunStatus>();
    for (var name : names) {
      Arrays.stream(RunStatus.values())
          .filter(status -> status.name().equals(name))
          .findFirst()
          .ifPresentOrElse(
              statuses::add,
              () -> violations.addFound("statuses", name, Arrays.toString(RunStatus.values())));
    }
    return new ArrayList<>(statuses);
  }

  private static @Nullable KeyCursor cursor(@Nullable String text, Violations violations) {
    if (text == null) {
      return null;
    }
    var cursor = KeyCursor.read(text);
    if (cursor.isEmpty()) {
      violations.addFound("cursor", text, "a nextCursor of an earlier answer");
    }
    return cursor.orElse(null);
  }
}
