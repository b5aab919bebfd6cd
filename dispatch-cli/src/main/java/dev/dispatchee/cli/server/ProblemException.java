// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.server;

/** The admin API refuses a request. */
public final class ProblemException extends Exception {

  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.lines());
    this.problem = problem;
  }

  /** Why. */
  public Problem problem() {
    return problem;
  }
}
