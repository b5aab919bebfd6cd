// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.mail;

import org.jspecify.annotations.Nullable;

/** A mail that was not accepted, and may be another time; the message is one for people. */
class MailException extends Exception {

  MailException(String message, @Nullable Exception cause) {
    super(message, cause);
  }
}
