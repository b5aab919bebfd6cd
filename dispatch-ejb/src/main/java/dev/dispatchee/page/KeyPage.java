// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list that grows without end.
 *
 * @param items what is on this page
 * @param next where the next page starts; null when there is none
 * @param totalCount how many there are in all; null when they were not counted
 */
public record KeyPage<T>(List<T> items, @Nullable KeyCursor next, @Nullable Long totalCount) {

  /** Copies the items. */
  public KeyPage {
    items = List.copyOf(items);
  }

  /**
   * A page of what was found when one more was asked for than it has: the one more tells that there
   * is another page.
   */
  public static <T> KeyPage<T> of(
      List<T> found, int pageSize, Function<T, KeyCursor> cursor, @Nullable Long totalCount) {
    boolean more = found.size() > pageSize;
    var items = more ? found.subList(0, pageSize) : found;
    return new KeyPage<>(items, more ? cursor.apply(items.get(pageSize - 1)) : null, totalCount);
  }
}
