// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.registry;

import dev.dispatchee.api.discovery.DiscoveredExecutor;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Questions that wait for a thread that asks them, one at a time of each executor. Thread-safe. */
final class ReadinessLine {

  private final Queue<ReadinessCall> waiting = new ArrayDeque<>();
  private final Map<DiscoveredExecutor, ReadinessCall> asked = new HashMap<>();

  /**
   * Waits until its executor is free, and lines up.
   *
   * @param end until when it waits, as {@link System#nanoTime} says
   * @return false if the executor is not free by then, or will not be soon
   */
  synchronized boolean enter(ReadinessCall call, long end) throws InterruptedException {
    for (var before = asked.get(call.executor());
        before != null;
        before = asked.get(call.executor())) {
      long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (before.isLate() || millis <= 0) {
        return false;
      }
      wait(millis);
    }
    asked.put(call.executor(), call);
    waiting.add(call);
    notifyAll();
    return true;
  }

  /** Waits for the next one, which is asked on this thread then. */
  synchronized ReadinessCall take() throws InterruptedException {
    while (waiting.isEmpty()) {
      wait();
    }
    var call = waiting.remove();
    call.beginOn(Thread.currentThread());
    return call;
  }

  /**
   * Frees its executor; to be called on the thread that has asked.
   *
   * @return whether somebody still waited for the answer
   */
  synchronized boolean end(ReadinessCall call) {
    call.end();
    asked.remove(call.executor(), call);
    notifyAll();
    return !call.isLate();
  }

  /**
   * Nobody waits for the answer any more.
   *
   * @return whether it was asked at all
   */
  synchronized boolean giveUp(ReadinessCall call) {
    if (waiting.remove(call)) {
      asked.remove(call.executor(), call);
      notifyAll();
      return false;
    }
    if (asked.get(call.executor()) == call) {
      call.hurry();
    }
    return true;
  }

  /** Has what executors of these types think about end soon. */
  synchronized void hurry(Set<String> types) {
    asked.values().stream()
        .filter(call -> types.contains(call.question().executorType()))
        .forEach(ReadinessCall::hurry);
  }
}
