// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.send;

import org.jspecify.annotations.Nullable;

/** Something was not accepted by its receiver; the message says why, without secrets. */
class UnsentException extends Exception {

  UnsentException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
