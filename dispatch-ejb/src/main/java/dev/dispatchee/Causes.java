// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What has caused a failure. */
public final class Causes {

  private static final int MOST = 32;

  private Causes() {}

  /**
   * The failure and its causes, the innermost last; no deeper than anybody wraps, as causes may go
   * round in a circle.
   *
   * @param failure null for none
   */
  public static Stream<Throwable> of(@Nullable Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(MOST);
  }
}
