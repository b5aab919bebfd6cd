// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.problem.NotFoundException;
import java.util.regex.Pattern;

/** Ids in paths. */
public final class PathIds {

  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

  private PathIds() {}

  /**
   * Which trigger.
   *
   * @throws NotFoundException if none can have that id
   */
  public static DispatchTriggerId trigger(String text) {
    return new DispatchTriggerId(read("trigger", text));
  }

  /**
   * Which log.
   *
   * @throws NotFoundException if none can have that id
   */
  public static DispatchLogId log(String text) {
    return new DispatchLogId(read("log", text));
  }

  /**
   * Which alert rule.
   *
   * @throws NotFoundException if none can have that id
   */
  public static long alert(String text) {
    return read("alert", text);
  }

  /**
   * Which backfill.
   *
   * @throws NotFoundException if none can have that id
   */
  public static long backfill(String text) {
    return read("backfill", text);
  }

  /**
   * Which business calendar.
   *
   * @throws NotFoundException if none can have that id
   */
  public static long calendar(String text) {
    return read("calendar", text);
  }

  /** Whether something can have that id. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  private static long read(String kind, String text) {
    if (!isId(text)) {
      throw new NotFoundException(kind, "with that id");
    }
    return Long.parseLong(text);
  }
}
