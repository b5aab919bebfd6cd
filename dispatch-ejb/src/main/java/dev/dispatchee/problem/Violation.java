// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.problem;

/**
 * One value that is not allowed.
 *
 * @param field where it stands, such as {@code cronExpression} or {@code dispatchTaskSettings.url}
 * @param code the stable name of the fault
 * @param message what was found and what is allowed
 */
public record Violation(String field, String code, String message) {

  /** A value that breaks a rule of its field. */
  public static Violation of(String field, String message) {
    return new Violation(field, "validation-failed", message);
  }
}
