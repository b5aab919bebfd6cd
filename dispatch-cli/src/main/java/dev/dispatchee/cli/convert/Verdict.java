// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert;

import java.util.Locale;

/** What becomes of something, from the best to the worst. */
public enum Verdict {
  /** It is the same here. */
  MAPS,
  /** It is brought in, and something about it is not the same. */
  DIFFERS,
  /** It is not brought in. */
  CANNOT;

  /** As it stands in reports. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The worse of the two. */
  public Verdict and(Verdict other) {
    return compareTo(other) < 0 ? other : this;
  }
}
