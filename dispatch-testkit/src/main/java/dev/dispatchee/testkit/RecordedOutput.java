// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.testkit;

import dev.dispatchee.api.DispatchTaskOutput;
import dev.dispatchee.api.run.SecretMask;
import dev.dispatchee.api.run.Utf8Stream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Keeps what an executor writes, with {@code ***} in place of secrets. Other than the engine it
 * leaves nothing out of the middle of a long text; what comes after 16 Mi characters is left out,
 * so that an executor that writes for ever does not fill the memory. Safe for several threads.
 */
public final class RecordedOutput implements DispatchTaskOutput {

  private static final int MOST = 16 * 1024 * 1024;

  private final SecretMask mask;
  private int length;
  // As it was written; each one ends where the executor said that its text was cut.
  private final List<StringBuilder> texts = new ArrayList<>(List.of(new StringBuilder()));

  RecordedOutput(SecretMask mask) {
    this.mask = mask;
  }

  @Override
  public synchronized void print(CharSequence text) {
    int taken = Math.min(text.length(), MOST - length);
    texts.get(texts.size() - 1).append(text, 0, taken);
    length += taken;
    notifyAll();
  }

  @Override
  public synchronized void cut() {
    texts.add(new StringBuilder());
  }

  @Override
  public OutputStream asStream() {
    return new Utf8Stream(this);
  }

  /** What was written so far. */
  public synchronized String text() {
    var masked = mask.stream();
    var told = new StringBuilder();
    for (int i = 0; i < texts.size(); i++) {
      told.append(masked.next(texts.get(i)))
          .append(i + 1 < texts.size() ? masked.cut() : masked.rest());
    }
    return told.toString();
  }

  /** The lines that were written so far, without their ends. */
  public List<String> lines() {
    return text().lines().toList();
  }

  /**
   * Waits until a text was written.
   *
   * @return whether it was, in that time
   */
  synchronized boolean awaitText(String part, Duration longest) throws InterruptedException {
    long start = System.nanoTime();
    while (!text().contains(part)) {
      long left = longest.toNanos() - (System.nanoTime() - start);
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }
}
