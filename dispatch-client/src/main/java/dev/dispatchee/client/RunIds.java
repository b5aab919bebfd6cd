// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import java.io.Serializable;
import java.util.List;

/**
 * The runs that were made of an order for many.
 *
 * @param ids the ids of the runs, in the order of their settings
 */
public record RunIds(List<Long> ids) implements Serializable {

  /** Copies the ids. */
  public RunIds {
    ids = Lists.copy(ids);
  }

  private Object writeReplace() {
    return WireForm.of(this);
  }
}
