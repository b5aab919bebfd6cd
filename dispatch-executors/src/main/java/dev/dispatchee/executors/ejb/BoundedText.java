// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.ejb;

import java.io.IOException;
import java.io.Writer;

/** A text that takes so many characters and then no more. */
final class BoundedText extends Writer {

  private final StringBuilder text = new StringBuilder();
  private final int most;
  private boolean full;

  BoundedText(int most) {
    this.most = most;
  }

  /**
   * Takes what it can.
   *
   * @throws IOException if that is not all
   */
  @Override
  public void write(char[] characters, int offset, int length) throws IOException {
    int taken = Math.min(length, most - text.length());
    text.append(characters, offset, taken);
    if (taken < length) {
      full = true;
      throw new IOException("the text is full");
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  /** Whether there was more. */
  boolean isFull() {
    return full;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
