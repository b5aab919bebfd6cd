// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.meter;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the values of a label few: the first so many that come are told as they are, and all that
 * come later under one name. Safe for several threads; two that come last at once may both be told.
 */
public final class FewValues {

  /** What the others are told as. */
  public static final String OTHER = "other";

  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final int most;

  /** None yet. */
  public FewValues(int most) {
    this.most = most;
  }

  /** The value that a label has for this. */
  public String of(String value) {
    if (known.contains(value)) {
      return value;
    }
    if (known.size() >= most) {
      return OTHER;
    }
    known.add(value);
    return value;
  }
}
