// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dispatchee.page.KeyPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list that grows without end, as it is answered.
 *
 * @param items what is on this page
 * @param nextCursor what to send for the next page; null when there is none
 * @param totalCount how many there are in all; left out when they were not counted
 */
public record KeyList<T>(
    List<T> items,
    @Nullable String nextCursor,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long totalCount) {

  /** Copies the items. */
  public KeyList {
    items = List.copyOf(items);
  }

  /** The answer for a page. */
  public static <T> KeyList<T> of(KeyPage<T> page) {
    var next = page.next();
    return new KeyList<>(page.items(), next == null ? null : next.text(), page.totalCount());
  }
}
