// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.problem;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which version of a definition a caller is ready to change: none that others have made since he
 * looked.
 *
 * @param mustExist whether there must be one already
 * @param versions those that may be changed; null for any
 */
public record VersionCondition(boolean mustExist, @Nullable Set<Long> versions) {

  /** Whatever there is, also nothing. */
  public static final VersionCondition NONE = new VersionCondition(false, null);

  /** Any version of one that exists. */
  public static final VersionCondition EXISTING = new VersionCondition(true, null);

  /** Copies the versions. */
  public VersionCondition {
    versions = versions == null ? null : Set.copyOf(versions);
  }

  /** One of these; none at all when there are none. */
  public static VersionCondition oneOf(Collection<Long> versions) {
    return new VersionCondition(true, Set.copyOf(versions));
  }

  /**
   * Checks what there is.
   *
   * @throws StaleVersionException if that version may not be changed
   */
  public void check(long found) {
    if (versions != null && !versions.contains(found)) {
      var expected = versions.size() == 1 ? versions.iterator().next().toString() : "another";
      throw new StaleVersionException("found version %d, expected %s".formatted(found, expected));
    }
  }

  /**
   * Checks that there may be nothing.
   *
   * @throws StaleVersionException if there must be one
   */
  public void checkAbsent() {
    checkAbsent("trigger");
  }

  /** The same of what is no trigger. */
  public void checkAbsent(String kind) {
    if (mustExist) {
      throw new StaleVersionException(kind + " not found");
    }
  }
}
