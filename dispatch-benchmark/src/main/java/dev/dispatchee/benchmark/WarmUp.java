// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark;

import java.time.Duration;

/** Work that does not count: virtual machines compile what they do often, in steps. */
final class WarmUp {

  private WarmUp() {}

  /** At least once, and again until so much time has passed. */
  static void of(Duration length, Runnable work) {
    long start = System.nanoTime();
    do {
      work.run();
    } while (System.nanoTime() - start < length.toNanos());
  }
}
