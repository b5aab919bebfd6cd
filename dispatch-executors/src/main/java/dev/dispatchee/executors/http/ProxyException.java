// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import java.io.IOException;

/**
 * A proxy that does not do its part; the message is what a sentence about the address goes on with.
 */
class ProxyException extends IOException {

  ProxyException(String message) {
    super(message);
  }
}
