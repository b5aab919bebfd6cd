package dev.dispatchee.web.problem;

import dev.dispatchee.Violation;
import java.util.List;

/** A request that the web refuses before any service is asked. */
public class ProblemException extends RuntimeException {

  private final ProblemCode code;
  private final transient List<Violation> violations;

  /** Says why. */
  public ProblemException(ProblemCode code, String detail) {
    this(code, detail, List.of());
  }

  /** Says why, and which values are at fault. */
  public ProblemException(ProblemCode code, String detail, List<Violation> violations) {
    super(detail);
    this.code = code;
    this.violations = List.copyOf(violations);
  }

  ProblemCode code() {
    return code;
  }

  List<Violation> violations() {
    return violations;
  }
}
