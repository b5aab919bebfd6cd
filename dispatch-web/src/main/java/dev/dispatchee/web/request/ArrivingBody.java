// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import dev.dispatchee.web.problem.ProblemCode;
import dev.dispatchee.web.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A body that has to be here within some time, however slowly it is sent.
 *
 * @param stream what it comes from; each read of it may wait, for less than for ever
 * @param time how long it may take as a whole
 * @param nanos a clock that only goes forward
 * @param waiting the threads that wait for bodies
 */
record ArrivingBody(InputStream stream, Duration time, LongSupplier nanos, WaitingThreads waiting) {

  private static final int CHUNK = 16 * 1024;

  /**
   * The first bytes of it, or all when there are fewer.
   *
   * @throws ProblemException if they take longer, or too many threads wait already
   * @throws IOException if it ends before its end
   */
  byte[] read(int most) throws IOException {
    long start = nanos.getAsLong();
    var bytes = new ByteArrayOutputStream();
    var chunk = new byte[CHUNK];
    while (bytes.size() < most) {
      int count = next(chunk, 0, Math.min(CHUNK, most - bytes.size()), start);
      if (count < 0) {
        break;
      }
      bytes.write(chunk, 0, count);
    }
    return bytes.toByteArray();
  }

  /**
   * Some of the bytes that come next; as {@link InputStream#read(byte[], int, int)}.
   *
   * @param start when the first was waited for, as {@link #nanos} said
   * @throws ProblemException if it has taken longer, or too many threads wait already
   * @throws IOException if it ends before its end
   */
  int next(byte[] into, int from, int length, long start) throws IOException {
    int count = read(into, from, length);
    if (count >= 0 && nanos.getAsLong() - start > time.toNanos()) {
      throw new ProblemException(
          ProblemCode.MALFORMED_REQUEST,
          "the body did not come within %d seconds".formatted(time.toSeconds()));
    }
    return count;
  }

  private int read(byte[] into, int from, int length) throws IOException {
    if (stream.available() > 0) {
      return stream.read(into, from, length);
    }
    if (!waiting.enter()) {
      throw new ProblemException(
          ProblemCode.UNAVAILABLE, "too many callers take their time to send a body; try again");
    }
    try {
      return stream.read(into, from, length);
    } finally {
      waiting.leave();
    }
  }
}
