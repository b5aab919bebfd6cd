// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.declare;

/** A file that is no document of the expected form; its message says what is wrong and where. */
final class UnreadableDocumentException extends Exception {

  UnreadableDocumentException(String message) {
    super(message);
  }
}
