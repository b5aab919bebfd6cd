// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import dev.dispatchee.log.Utf8;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Keeps the first and the last half of a stream of bytes and counts all of it, in as much memory as
 * is kept. Not safe for several threads.
 */
final class HeadAndTail {

  private final ByteArrayOutputStream head = new ByteArrayOutputStream();
  private final int headLimit;
  private final int tailLimit;
  private byte[] tail = new byte[0];
  private long count;

  /** Keeps at most {@code limit} bytes. */
  HeadAndTail(int limit) {
    this.tailLimit = limit / 2;
    this.headLimit = limit - tailLimit;
  }

  void append(byte[] bytes) {
    int toHead = Math.min(bytes.length, headLimit - head.size());
    head.write(bytes, 0, toHead);
    for (int i = toHead; i < bytes.length; i++) {
      int place = place(count + i);
      if (place >= tail.length) {
        tail = Arrays.copyOf(tail, grown(place));
      }
      if (tailLimit > 0) {
        tail[place] = bytes[i];
      }
    }
    count += bytes.length;
  }

  long count() {
    return count;
  }

  boolean isTruncated() {
    return count > (long) headLimit + tailLimit;
  }

  /** The head, cut back to where its last character ends. */
  byte[] head() {
    var bytes = head.toByteArray();
    return isTruncated() ? Arrays.copyOf(bytes, Utf8.endOfLastCharacter(bytes)) : bytes;
  }

  /** As much of the head as will be kept whatever comes after it. */
  byte[] settledHead() {
    var bytes = head.toByteArray();
    return Arrays.copyOf(bytes, Utf8.endOfLastCharacter(bytes));
  }

  /** The tail, from where its first character starts. */
  byte[] tail() {
    int kept = (int) Math.min(tailLimit, count - head.size());
    var bytes = new byte[kept];
    for (int i = 0; i < kept; i++) {
      bytes[i] = tail[place(count - kept + i)];
    }
    return isTruncated() ? Arrays.copyOfRange(bytes, startOfFirstCharacter(bytes), kept) : bytes;
  }

  private int place(long position) {
    return tailLimit == 0 ? 0 : (int) ((position - headLimit) % tailLimit);
  }

  private int grown(int place) {
    return Math.max(place + 1, Math.min(tailLimit, Math.max(1024, tail.length * 2)));
  }

  private static int startOfFirstCharacter(byte[] utf8) {
    int start = 0;
    while (start < utf8.length && Utf8.isContinuation(utf8[start])) {
      start++;
    }
    return start;
  }
}
