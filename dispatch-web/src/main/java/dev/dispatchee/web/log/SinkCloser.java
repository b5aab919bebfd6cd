// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.log;

import dev.dispatchee.web.problem.WebLog;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;

/**
 * Closes streams on threads of their own: the server waits without a limit for the last bytes to
 * leave, and for a caller who left at the wrong moment they never do. Safe for several threads.
 */
@ApplicationScoped
class SinkCloser {

  private static final Duration LONGEST = Duration.ofSeconds(10);

  // Its threads go on while the server is suspended, which is when all streams are closed; its
  // executors and timers do not.
  @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
  private ManagedThreadFactory threads;

  private final Duration longest;

  /** For the container. */
  SinkCloser() {
    longest = LONGEST;
  }

  /**
   * Takes what the container gives otherwise.
   *
   * @param longest how long a closing may take before it is interrupted
   */
  SinkCloser(ManagedThreadFactory threads, Duration longest) {
    this.threads = threads;
    this.longest = longest;
  }

  /** Closes a stream, sooner or later; returns at once, and throws nothing. */
  void close(SseEventSink sink) {
    try {
      var closing = threads.newThread(() -> closeNow(sink));
      var watch = threads.newThread(() -> limit(closing));
      closing.setName("dispatch stream closing");
      watch.setName("dispatch stream watch");
      closing.start();
      watch.start();
    } catch (IllegalStateException noThreads) {
      WebLog.LOG.streamNotClosed(noThreads);
    }
  }

  private static void closeNow(SseEventSink sink) {
    try {
      sink.close();
    } catch (RuntimeException broken) {
      // A connection that is broken already has nothing more to tell.
      WebLog.LOG.streamNotClosed(broken);
    }
  }

  private void limit(Thread closing) {
    try {
      closing.join(longest.toMillis());
    } catch (InterruptedException stopped) {
      // The server stops: the closing has no more time either.
      Thread.currentThread().interrupt();
    }
    if (closing.isAlive()) {
      WebLog.LOG.streamClosingInterrupted(longest.toString());
      closing.interrupt();
    }
  }
}
