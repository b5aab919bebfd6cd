// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import dev.dispatchee.web.problem.ProblemCode;
import dev.dispatchee.web.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A body that is a file, as it comes: within some time, and on few threads at once. How many bytes
 * there may be, whoever reads it judges. For one thread.
 */
public final class FileBody extends InputStream {

  /** How long a file may take to arrive, or to be taken away. */
  static final Duration TIME = Duration.ofMinutes(10);

  // A file takes long, and the threads are those that answer all others.
  private static final WaitingThreads TRANSFERS =
      new WaitingThreads(2 * Runtime.getRuntime().availableProcessors(), Duration.ofMillis(200));

  private final ArrivingBody body;
  private final long start;
  private @Nullable ProblemException refused;

  FileBody(ArrivingBody body) {
    this.body = body;
    this.start = body.nanos().getAsLong();
  }

  /** What is done with a body. */
  @FunctionalInterface
  public interface Use<T> {

    /** Reads it. */
    T of(InputStream body) throws IOException;
  }

  /** What is done while a file goes out. */
  @FunctionalInterface
  public interface Writing {

    /** Writes it. */
    void write() throws IOException;
  }

  /**
   * Has a body read.
   *
   * @param encoding the header {@code Content-Encoding}; null for none
   * @throws ProblemException if it does not come, or too many come already
   */
  public static <T> T read(InputStream stream, @Nullable String encoding, Use<T> use) {
    if (encoding != null && !encoding.toLowerCase(Locale.ROOT).equals("identity")) {
      throw new ProblemException(
          ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding: allowed: none");
    }
    var body =
        new FileBody(
            new ArrivingBody(stream, TIME, System::nanoTime, new WaitingThreads(1, Duration.ZERO)));
    enter();
    try {
      return body.pass(use);
    } finally {
      TRANSFERS.leave();
    }
  }

  /**
   * Has a file written, unless too many are already.
   *
   * @throws ProblemException if too many are
   */
  public static void write(Writing writing) throws IOException {
    enter();
    try {
      writing.write();
    } finally {
      TRANSFERS.leave();
    }
  }

  private static void enter() {
    if (!TRANSFERS.enter()) {
      throw new ProblemException(
          ProblemCode.UNAVAILABLE, "too many files are on their way; try again");
    }
  }

  <T> T pass(Use<T> use) {
    try {
      return use.of(this);
    } catch (IOException cutOff) {
      throw refused == null
          ? new ProblemException(ProblemCode.MALFORMED_REQUEST, "the body ends too early")
          : refused;
    }
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, into.length);
    try {
      return body.next(into, from, length, start);
    } catch (ProblemException problem) {
      // Through the services as what it is to them: the stream breaks off.
      refused = problem;
      throw new IOException(problem);
    }
  }
}
