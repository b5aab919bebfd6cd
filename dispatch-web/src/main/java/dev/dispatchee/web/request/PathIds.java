// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import dev.dispatchee.problem.NotFoundException;
import java.util.regex.Pattern;

/** Ids in paths. */
public final class PathIds {

  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

  private PathIds() {}

  /**
   * Reads an id.
   *
   * @param kind what it is the id of
   * @throws NotFoundException if nothing can have it
   */
  public static long read(String kind, String text) {
    if (!ID.matcher(text).matches()) {
      throw new NotFoundException(kind, "with that id");
    }
    return Long.parseLong(text);
  }
}
