// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The barred stretches of a time in which there are fires, in order, as they are asked for. */
final class BarredSpans implements Iterator<Span> {

  private final Schedule base;
  private final Instant upTo;
  private final HeldDays held;
  private Optional<Instant> at;
  private @Nullable Span ahead;

  BarredSpans(Schedule base, Instant after, Instant upTo, HeldDays held) {
    this.base = base;
    this.upTo = upTo;
    this.held = held;
    this.at = base.nextFire(after);
  }

  @Override
  public boolean hasNext() {
    while (ahead == null && at.isPresent() && !at.get().isAfter(upTo)) {
      var found = held.at(at.get());
      if (found.inside()) {
        ahead = found.span();
      }
      at = base.nextFire(found.span().lastInstant());
    }
    return ahead != null;
  }

  @Override
  public Span next() {
    if (!hasNext() || ahead == null) {
      throw new NoSuchElementException();
    }
    var next = ahead;
    ahead = null;
    return next;
  }
}
