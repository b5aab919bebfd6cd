// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.fires;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When another scheduler fires one job. */
public interface ForeignFires {

  /** Whose rules these are, for people: {@code Quartz}. */
  String engine();

  /** The first fire strictly after the instant; empty: never again. */
  Optional<Instant> next(Instant after);

  /** Fires after one instant and up to another, in order, so many at most. */
  default List<Instant> some(Instant after, Instant upTo, int most) {
    var fires = new ArrayList<Instant>();
    var next = next(after);
    while (next.isPresent() && !next.get().isAfter(upTo) && fires.size() < most) {
      fires.add(next.get());
      next = next(next.get());
    }
    return fires;
  }
}
