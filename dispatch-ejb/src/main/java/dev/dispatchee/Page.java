package dev.dispatchee;

import java.util.List;

/**
 * A part of a list.
 *
 * @param items what is on this page
 * @param page which one, from 1
 * @param pageSize how many items a page has at most
 * @param totalCount how many items there are in all
 */
public record Page<T>(List<T> items, int page, int pageSize, long totalCount) {

  /** Copies the items. */
  public Page {
    items = List.copyOf(items);
  }

  /** The number of the last page, at least 1. */
  public long lastPage() {
    return Math.max(1, (totalCount + pageSize - 1) / pageSize);
  }
}
