// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the logs.
 *
 * @param items what is on this page
 * @param next where the next page starts; null when there is none
 * @param totalCount how many there are in all; null when they were not counted
 */
public record LogPage(List<LogView> items, @Nullable LogCursor next, @Nullable Long totalCount) {

  /** Copies the items. */
  public LogPage {
    items = List.copyOf(items);
  }
}
