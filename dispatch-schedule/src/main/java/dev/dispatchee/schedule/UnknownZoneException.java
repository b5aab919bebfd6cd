// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.util.List;

/** A time zone that does not exist, with those that may be meant. */
public class UnknownZoneException extends RuntimeException {

  private final List<String> suggestions;

  UnknownZoneException(String found, List<String> suggestions) {
    super(
        "The time zone must be a name such as Europe/Berlin, but '%s' was found%s."
            .formatted(
                Quoted.of(found),
                suggestions.isEmpty() ? "" : ", which may mean " + words(suggestions)));
    this.suggestions = List.copyOf(suggestions);
  }

  private static String words(List<String> suggestions) {
    return Listing.join(suggestions.stream().map(ZoneOffsetHints::explained).toList(), "or");
  }

  /** The zones that may be meant, at most three, the likeliest first; none if nothing is near. */
  public List<String> suggestions() {
    return suggestions;
  }
}
