// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists that came from the other side, which may have sent anything. */
final class Lists {

  private Lists() {}

  /** An unmodifiable copy, whatever is in it; an empty list for null. */
  static <T> List<T> copy(@Nullable List<T> list) {
    return list == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(list));
  }
}
