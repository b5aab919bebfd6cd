// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Values that are not allowed, all of them at once. */
public class ValidationException extends DispatchException {

  private final transient List<Violation> violations;

  /** Names the faults, at least one. With one alone, its code is the problem's. */
  public ValidationException(List<Violation> violations) {
    super(
        violations.size() == 1 ? violations.get(0).code() : "validation-failed",
        violations.stream()
            .map(violation -> violation.field() + ": " + violation.message())
            .collect(Collectors.joining("; ")));
    this.violations = List.copyOf(violations);
  }

  /** The violations, one for each wrong field. */
  public List<Violation> violations() {
    return violations;
  }
}
