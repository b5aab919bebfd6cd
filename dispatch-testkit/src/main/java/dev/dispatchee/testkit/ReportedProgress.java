// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.testkit;

/**
 * How far an executor said it was.
 *
 * @param percent 0 to 100
 * @param message one line, without secrets
 */
public record ReportedProgress(int percent, String message) {

  /** Takes it as the engine does: within the limits, and in one line. */
  static ReportedProgress of(int percent, String message) {
    return new ReportedProgress(
        Math.max(0, Math.min(100, percent)), message.replaceAll("\\p{Cntrl}", " "));
  }

  @Override
  public String toString() {
    return percent + " % " + message;
  }
}
