// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.graphile;

/** Node.js or the package is not to be had on this machine; the message says which and why. */
public final class NotInstalledException extends Exception {

  private static final long serialVersionUID = 1;

  NotInstalledException(String reason) {
    super(reason);
  }
}
