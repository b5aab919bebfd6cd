// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.problem;

import dev.dispatchee.problem.Violation;
import java.util.List;
import java.util.Map;

/** A request that the web refuses before any service is asked. */
public class ProblemException extends RuntimeException {

  private final ProblemCode code;
  private final transient List<Violation> violations;
  private final transient Map<String, String> headers;

  /** Says why. */
  public ProblemException(ProblemCode code, String detail) {
    this(code, detail, List.of());
  }

  /** Says why, and which values are at fault. */
  public ProblemException(ProblemCode code, String detail, List<Violation> violations) {
    this(code, detail, violations, Map.of());
  }

  private ProblemException(
      ProblemCode code, String detail, List<Violation> violations, Map<String, String> headers) {
    super(detail);
    this.code = code;
    this.violations = List.copyOf(violations);
    this.headers = Map.copyOf(headers);
  }

  /** The same with a header that the answer must carry. */
  public ProblemException withHeader(String name, String value) {
    return new ProblemException(
        code, String.valueOf(getMessage()), violations, Map.of(name, value));
  }

  /** What kind of failure it is. */
  public ProblemCode code() {
    return code;
  }

  /** The values at fault. */
  public List<Violation> violations() {
    return violations;
  }

  /** What the answer must carry. */
  public Map<String, String> headers() {
    return headers;
  }
}
