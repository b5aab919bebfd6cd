// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import java.io.Serializable;

/**
 * A part of the output of a run.
 *
 * @param from where it begins, in bytes of UTF-8
 * @param text its text; empty if there is nothing at that place, or nothing yet
 * @param next where the next part begins
 * @param size how much there is in total, in bytes
 */
public record OutputPart(long from, String text, long next, long size) implements Serializable {

  /** How many bytes a part may have at most. */
  public static final int MOST_BYTES = 64 * 1024;

  /** Whether there is more output after it at this moment. */
  public boolean hasMore() {
    return next < size;
  }

  private Object writeReplace() {
    return WireForm.of(this);
  }
}
