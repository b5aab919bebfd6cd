// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.definition;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A text that is no document of the expected form; its message says what is wrong and where. */
public final class UnreadableDocumentException extends Exception {

  private final transient @Nullable Place place;
  private final String problem;

  /**
   * Says what is wrong.
   *
   * @param form what it should be, such as YAML
   * @param place where; null if that is not known
   * @param problem fit to be shown to anybody, in one line
   */
  public UnreadableDocumentException(String form, @Nullable Place place, String problem) {
    super(
        "it cannot be read as %s%s: %s"
            .formatted(form, place == null ? "" : ", " + place, problem));
    this.place = place;
    this.problem = problem;
  }

  /** Where; empty if that is not known. */
  public Optional<Place> place() {
    return Optional.ofNullable(place);
  }

  /** What is wrong there. */
  public String problem() {
    return problem;
  }
}
