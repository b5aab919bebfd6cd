// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.session;

import dev.dispatchee.web.problem.ProblemCode;
import dev.dispatchee.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What the form sends.
 *
 * @param user who
 * @param password the secret
 */
record SignIn(@Nullable String user, @Nullable String password) {

  private static final int LONGEST_USER = 255;
  private static final int LONGEST_PASSWORD = 1_024;

  /** What was sent, once it was looked at; neither is null. */
  record Checked(String user, String password) {}

  /**
   * Looks at it.
   *
   * @throws ProblemException if it is not a user and a password
   */
  Checked checked() {
    if (user == null
        || user.isEmpty()
        || user.length() > LONGEST_USER
        || password == null
        || password.length() > LONGEST_PASSWORD) {
      throw new ProblemException(
          ProblemCode.MALFORMED_REQUEST,
          "a user of 1 to %d characters and a password of at most %d are needed"
              .formatted(LONGEST_USER, LONGEST_PASSWORD));
    }
    return new Checked(user, password);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "SignIn[user=%s]".formatted(user);
  }
}
