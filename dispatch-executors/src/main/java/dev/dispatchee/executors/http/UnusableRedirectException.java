// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import java.io.IOException;

/** A redirect to what may not be called, or may not be told what it asks for. */
class UnusableRedirectException extends IOException {

  UnusableRedirectException(String message) {
    super(message);
  }

  UnusableRedirectException(Exception cause) {
    super("redirects to something else than " + RequestUrl.ALLOWED, cause);
  }
}
