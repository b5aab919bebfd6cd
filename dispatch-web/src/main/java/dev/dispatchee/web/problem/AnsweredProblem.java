// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.problem;

import jakarta.servlet.ServletRequest;
import java.util.Optional;

/** The problem that a request was answered with, for who looks at the request afterwards. */
public final class AnsweredProblem {

  private static final String ATTRIBUTE = AnsweredProblem.class.getName();

  private AnsweredProblem() {}

  static void note(ServletRequest request, Problem problem) {
    request.setAttribute(ATTRIBUTE, problem);
  }

  /** Which; empty when there was none, or it was taken before. */
  public static Optional<Problem> take(ServletRequest request) {
    var found =
        request.getAttribute(ATTRIBUTE) instanceof Problem problem
            ? Optional.of(problem)
            : Optional.<Problem>empty();
    request.removeAttribute(ATTRIBUTE);
    return found;
  }
}
