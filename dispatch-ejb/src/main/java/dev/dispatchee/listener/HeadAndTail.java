// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import dev.dispatchee.log.CutMark;
import dev.dispatchee.log.Utf8;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Keeps the first and the last half of a text in UTF-8 and counts all of it, in as much memory as
 * is kept. It is cut where lines end, or inside of a line that is long; a mark says so. Not safe
 * for several threads.
 */
final class HeadAndTail {

  /** So much is given up at most, on each side, to cut where a line ends. */
  private static final int LONGEST_LINE = 8 * 1024;

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

  /** The head, cut back to where its last line ends, or its last character. */
  byte[] head() {
    var bytes = head.toByteArray();
    return isTruncated() ? Arrays.copyOf(bytes, endOfFullHead(bytes)) : bytes;
  }

  /** As much of the head as will be kept whatever comes after it. */
  byte[] settledHead() {
    var bytes = head.toByteArray();
    if (bytes.length == headLimit) {
      return Arrays.copyOf(bytes, endOfFullHead(bytes));
    }
    // Further on a line that has not ended yet may have to go when the head is full.
    int sure = headLimit - longestLine(headLimit);
    if (bytes.length <= sure) {
      return Arrays.copyOf(bytes, Utf8.endOfLastCharacter(bytes));
    }
    int end = endOfLastLine(bytes, sure);
    return Arrays.copyOf(bytes, end < 0 ? Utf8.startOfCharacter(bytes, sure) : end);
  }

  /** What stands between the two; empty when nothing is left out, and when nothing is kept. */
  Optional<CutMark> mark() {
    if (!isTruncated() || headLimit == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new CutMark(
            count - head().length - tail().length,
            endOfLastLine(head.toByteArray(), headLimit - longestLine(headLimit)) < 0,
            startOfLine() < 0));
  }

  /** The tail, from where its first line starts, or its first character. */
  byte[] tail() {
    if (!isTruncated()) {
      return last((int) Math.min(tailLimit, count - head.size()));
    }
    int start = startOfLine();
    if (start >= 0) {
      return last(tailLimit - start);
    }
    var bytes = last(tailLimit - room());
    return Arrays.copyOfRange(bytes, startOfFirstCharacter(bytes), bytes.length);
  }

  private byte[] last(int size) {
    var bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = tail[place(count - size + i)];
    }
    return bytes;
  }

  /** Where in the full tail a line starts; negative when none does soon. */
  private int startOfLine() {
    int end = Math.min(tailLimit, room() + longestLine(tailLimit));
    for (int i = Math.max(1, room()); i < end; i++) {
      if (tail[place(count - tailLimit + i - 1)] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** How much of the tail makes room for the mark. */
  private int room() {
    return Math.min(CutMark.LONGEST, tailLimit / 2);
  }

  private int endOfFullHead(byte[] bytes) {
    int end = endOfLastLine(bytes, headLimit - longestLine(headLimit));
    return end < 0 ? Utf8.endOfLastCharacter(bytes) : end;
  }

  /** Where the last line ends; negative when that is not beyond a place. */
  private static int endOfLastLine(byte[] bytes, int beyond) {
    for (int end = bytes.length; end > beyond; end--) {
      if (bytes[end - 1] == '\n') {
        return end;
      }
    }
    return -1;
  }

  private static int longestLine(int limit) {
    return Math.min(LONGEST_LINE, limit / 2);
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
