// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert;

/**
 * How alerts leave the server: each by an executor, so that what administrators allow that to reach
 * is what alerts can reach.
 */
public enum AlertChannel {
  /** An HTTP POST of a CloudEvent. */
  WEBHOOK("http-request"),
  /** A mail. */
  MAIL("mail"),
  /** A message to a queue or topic. */
  JMS("jms-send");

  private final String executorType;

  AlertChannel(String executorType) {
    this.executorType = executorType;
  }

  /** The type of the executor that sends. */
  public String executorType() {
    return executorType;
  }
}
