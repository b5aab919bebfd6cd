// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.talend;

/** A job that did not do what was asked of it; the message is one sentence for people. */
class TalendException extends Exception {

  TalendException(String message) {
    super(message);
  }

  TalendException(String message, Exception cause) {
    super(message, cause);
  }
}
