// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

/**
 * What a server answered, as far as it came.
 *
 * @param status the status code
 * @param reason what the server calls it
 * @param body the body as far as it was read
 */
record HttpAnswer(int status, String reason, AnswerBody body) {

  /** Drops the control characters of the reason: it is the other side's text on our line. */
  HttpAnswer {
    reason = reason.replaceAll("\\p{Cntrl}", "").strip();
  }

  /** The status as one line. */
  String statusLine() {
    return "HTTP %d %s".formatted(status, reason).strip();
  }
}
