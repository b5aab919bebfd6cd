// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.registry;

import dev.dispatchee.api.discovery.DiscoveredExecutor;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A question on its way to an executor. What changes is guarded by who keeps it. */
final class ReadinessCall {

  private final DiscoveredExecutor executor;
  private final ReadinessQuestion question;
  private final CompletableFuture<ReadinessAnswer> answer = new CompletableFuture<>();
  private @Nullable Thread thread;
  private boolean late;

  ReadinessCall(DiscoveredExecutor executor, ReadinessQuestion question) {
    this.executor = executor;
    this.question = question;
  }

  DiscoveredExecutor executor() {
    return executor;
  }

  ReadinessQuestion question() {
    return question;
  }

  CompletableFuture<ReadinessAnswer> answer() {
    return answer;
  }

  void beginOn(Thread asking) {
    thread = asking;
    if (late) {
      asking.interrupt();
    }
  }

  /** Whether nobody waits for the answer any more. */
  boolean isLate() {
    return late;
  }

  /** Has it answer soon. */
  void hurry() {
    late = true;
    if (thread != null) {
      thread.interrupt();
    }
  }

  /** On the thread that has the answer: nobody interrupts that from now on. */
  void end() {
    thread = null;
    if (late) {
      // What is left of the interruption is not the next one's.
      Thread.interrupted();
    }
  }
}
