// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.jms;

/**
 * A message that the broker did not accept, and may another time; the message is one for people.
 */
class JmsSendException extends Exception {

  JmsSendException(String message, Exception cause) {
    super(message, cause);
  }
}
