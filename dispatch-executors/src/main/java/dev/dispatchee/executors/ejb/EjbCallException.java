// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.ejb;

import org.jspecify.annotations.Nullable;

/** A call that failed, and may succeed another time; the message is one for people. */
class EjbCallException extends Exception {

  EjbCallException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
