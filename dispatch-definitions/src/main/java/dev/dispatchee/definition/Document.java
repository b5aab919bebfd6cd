// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.definition;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a text says, and where.
 *
 * @param root a {@code Map} with texts as keys, a {@code List}, a {@code String}, a {@code Boolean}
 *     or a number, nested alike; null when nothing is said
 * @param places where each value begins, by its path: {@code triggers.0.name}
 */
public record Document(@Nullable Object root, Map<String, Place> places) {

  /** A document; the map is kept as it is. */
  public Document {}

  /** Where a value stands, or if it has none, the one that it is in; empty if that has none. */
  public Optional<Place> place(String path) {
    for (var known = path; !known.isEmpty(); known = outer(known)) {
      var place = places.get(known);
      if (place != null) {
        return Optional.of(place);
      }
    }
    return Optional.ofNullable(places.get(""));
  }

  private static String outer(String path) {
    int end = path.lastIndexOf('.');
    return end < 0 ? "" : path.substring(0, end);
  }
}
