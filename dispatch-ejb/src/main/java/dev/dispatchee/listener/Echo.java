// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Whether this node hears the bells that it rings: now and then it rings one that says nothing but
 * its own name. A connection to a broker may look sound at both ends while nothing comes through.
 * Safe for several threads.
 */
final class Echo {

  /** How often it is rung. */
  static final Duration INTERVAL = Duration.ofSeconds(5);

  /** Unheard for so long, the listener is deaf. */
  static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final String SIGN = "=";
  private static final int LENGTH = SIGN.length() + new UUID(0, 0).toString().length();

  private final LongSupplier nanoTime;
  private final String own = SIGN + UUID.randomUUID();
  private boolean rung;
  private long lastRung;
  private boolean unheard;
  private long unheardSince;

  Echo(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Whether a bell is the echo of this or another node. */
  static boolean is(String text) {
    return text.length() == LENGTH && text.startsWith(SIGN);
  }

  /** What is to be rung. */
  String text() {
    return own;
  }

  synchronized boolean isDue() {
    return !rung || nanoTime.getAsLong() - lastRung >= INTERVAL.toNanos();
  }

  synchronized void rung() {
    rung = true;
    lastRung = nanoTime.getAsLong();
    if (!unheard) {
      unheard = true;
      unheardSince = lastRung;
    }
  }

  /** Takes an echo that was heard. */
  synchronized void heard(String text) {
    if (text.equals(own)) {
      unheard = false;
    }
  }

  synchronized boolean isDeaf() {
    return unheard && nanoTime.getAsLong() - unheardSince >= PATIENCE.toNanos();
  }

  /** What was rung before may never be heard. */
  synchronized void beginAnew() {
    rung = false;
    unheard = false;
  }
}
