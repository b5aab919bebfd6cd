// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.page;

import java.util.List;

/**
 * A part of a list.
 *
 * @param items what is on this page
 * @param page which one, from 1
 * @param pageSize how many items a page has at most
 * @param totalCount how many items there are in all
 * @param lastPage the number of the last page, at least 1
 */
public record Page<T>(List<T> items, int page, int pageSize, long totalCount, long lastPage) {

  /** Copies the items. */
  public Page {
    items = List.copyOf(items);
  }

  /** A page of a list of that many items. */
  public static <T> Page<T> of(List<T> items, int page, int pageSize, long totalCount) {
    return new Page<>(
        items, page, pageSize, totalCount, Math.max(1, (totalCount + pageSize - 1) / pageSize));
  }
}
