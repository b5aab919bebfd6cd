// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.send;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What is to be sent now, and the threads that send it: so many that a receiver who does not answer
 * holds up none but its own rule. Safe for several threads.
 */
@Singleton
public class AlertLine {

  /** How many threads send. */
  public static final int THREADS = 8;

  /** How long an executor may take, whatever it makes of its own limit. */
  static final Duration LONGEST = Duration.ofSeconds(45);

  /** A call of an executor. */
  interface Call {
    void make() throws UnsentException, InterruptedException;
  }

  private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
  private final AtomicInteger taken = new AtomicInteger();
  // Guarded by this object. Only threads that call an executor are in it: one that is interrupted
  // while it writes to the H2 file closes that file for all others.
  private final Map<Thread, Long> calling = new HashMap<>();
  private boolean closed;

  /** How many threads have nothing to do. */
  int free() {
    return THREADS - taken.get();
  }

  /** Has something sent. */
  void add(Runnable sending) {
    taken.incrementAndGet();
    waiting.add(sending);
  }

  /**
   * Waits for something to be sent, and sends it on this thread.
   *
   * @throws InterruptedException if this thread is interrupted while it waits
   */
  public void sendNext() throws InterruptedException {
    var next = waiting.take();
    try {
      if (!isClosed()) {
        next.run();
      }
    } finally {
      taken.decrementAndGet();
    }
  }

  /**
   * Calls an executor on this thread, which is interrupted if it takes too long, and when this is
   * closed.
   *
   * @throws InterruptedException if it was
   */
  void call(Call call) throws UnsentException, InterruptedException {
    begin();
    try {
      call.make();
    } finally {
      end();
    }
  }

  private synchronized void begin() throws InterruptedException {
    if (closed) {
      throw new InterruptedException("the server stops");
    }
    calling.put(Thread.currentThread(), System.nanoTime());
  }

  private synchronized void end() {
    calling.remove(Thread.currentThread());
    // What is left of an interruption is not the next one's.
    Thread.interrupted();
  }

  /** Interrupts what takes too long; once a second. */
  synchronized void look() {
    long now = System.nanoTime();
    calling.forEach(
        (thread, since) -> {
          if (now - since > LONGEST.toNanos()) {
            thread.interrupt();
          }
        });
  }

  /** Sends nothing more. What was claimed is sent by another node, or after the next start. */
  public synchronized void close() {
    closed = true;
    calling.keySet().forEach(Thread::interrupt);
  }

  private synchronized boolean isClosed() {
    return closed;
  }
}
