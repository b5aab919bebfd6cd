// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.audit;

import dev.dispatchee.audit.AuditEntry.Action;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request wanted, read from its method and path.
 *
 * @param action what was to be done
 * @param entity to what kind of thing
 * @param entityId to which one; null when it has no number
 * @param entityName to the one of which name; null when it has none in the path
 */
record RequestAttempt(
    Action action, String entity, @Nullable Long entityId, @Nullable String entityName) {

  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
  private static final String API = "/api/v1/";
  private static final int LONGEST_ENTITY = 40;

  private static final Map<String, String> ENTITIES =
      Map.of(
          "triggers", "trigger",
          "logs", "log",
          "nodes", "node",
          "executors", "executor",
          "alerts", "alert",
          "calendars", "calendar",
          "groups", "group");

  private static final Map<String, Action> BY_LAST_STEP =
      Map.ofEntries(
          Map.entry("run", Action.RUN),
          Map.entry("test", Action.RUN),
          Map.entry("rerun", Action.RUN),
          Map.entry("backfills", Action.RUN),
          Map.entry("delete", Action.DELETE),
          Map.entry("preview", Action.READ),
          Map.entry("pause", Action.PAUSE),
          Map.entry("cancel", Action.CANCEL),
          Map.entry("force-close", Action.FORCE_CLOSE),
          Map.entry("drain", Action.DRAIN),
          Map.entry("resume", Action.RESUME),
          Map.entry("import", Action.IMPORT));

  /**
   * Reads it.
   *
   * @param path decoded, from the application's root on
   */
  static RequestAttempt of(String method, String path) {
    int start = path.indexOf(API);
    var steps =
        path.substring(start < 0 ? Math.min(1, path.length()) : start + API.length())
            .split("/", -1);
    var entity = ENTITIES.getOrDefault(steps[0], steps[0]);
    var which = steps.length > 1 ? steps[1] : "";
    if (which.equals("by-external-reference-code") && steps.length > 2) {
      which = steps[2];
    }
    boolean isId = ID.matcher(which).matches();
    return new RequestAttempt(
        action(method, steps[steps.length - 1]),
        entity.substring(0, Math.min(LONGEST_ENTITY, entity.length())),
        isId ? Long.valueOf(which) : null,
        isId || which.isEmpty() ? null : which);
  }

  private static Action action(String method, String lastStep) {
    // As the caller meant it: a method that the server does not know may be one in small letters.
    return switch (method.toUpperCase(Locale.ROOT)) {
      case "POST" -> BY_LAST_STEP.getOrDefault(lastStep, Action.CREATE);
      case "PUT", "PATCH" -> Action.UPDATE;
      // Of a trigger, which is changed by it.
      case "DELETE" -> lastStep.equals("file") ? Action.UPDATE : Action.DELETE;
      case "GET", "HEAD", "OPTIONS", "TRACE" -> Action.READ;
      default -> Action.UNKNOWN;
    };
  }
}
