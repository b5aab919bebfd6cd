// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of runs.
 *
 * @param items the runs, the latest queued first
 * @param nextCursor where the next page begins; null if there is none
 */
public record RunPage(List<Run> items, @Nullable String nextCursor) implements Serializable {

  /** Copies the runs. */
  public RunPage {
    items = Lists.copy(items);
  }

  private Object writeReplace() {
    return WireForm.of(this);
  }
}
