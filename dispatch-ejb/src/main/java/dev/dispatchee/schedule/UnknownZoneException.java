// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A time zone that does not exist, with the one that was probably meant. */
public class UnknownZoneException extends RuntimeException {

  private final @Nullable String suggestion;

  UnknownZoneException(String found, @Nullable String suggestion) {
    super(
        "The time zone must be a name such as Europe/Berlin, but '%s' was found%s."
            .formatted(
                Quoted.of(found), suggestion == null ? "" : ", which may mean " + suggestion));
    this.suggestion = suggestion;
  }

  /** The zone whose name is nearest; empty if none is near. */
  public Optional<String> suggestion() {
    return Optional.ofNullable(suggestion);
  }
}
