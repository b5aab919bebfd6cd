// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.log;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SinkCloserTest {

  private final StuckSink sink = new StuckSink();
  private final AtomicBoolean maySee = new AtomicBoolean(true);

  @Test
  void whoEndsAStreamDoesNotWaitForItsCallerAndTheClosingIsInterrupted() throws Exception {
    var events = events(new SinkCloser(new Threads(), Duration.ofMillis(200)));
    events.begin();

    events.end();

    assertThat(events.isGone()).isTrue();
    assertThat(sink.interrupted.await(10, SECONDS)).isTrue();
    assertThat(sink.closedBy.get()).isNotSameAs(Thread.currentThread());
  }

  @Test
  void whoseConnectionBreaksIsClosedByAnotherThreadToo() throws Exception {
    var events = events(new SinkCloser(new Threads(), Duration.ofMillis(200)));
    sink.sent = new CompletableFuture<>();
    events.begin();

    sink.sent.completeExceptionally(new IllegalArgumentException("broken"));

    assertThat(events.isGone()).isTrue();
    assertThat(sink.interrupted.await(10, SECONDS)).isTrue();
  }

  @Test
  void aServerWithoutThreadsLeavesTheCallerUnharmed() {
    var events = events(new SinkCloser(new NoThreads(), Duration.ofMillis(200)));
    events.begin();

    events.end();

    assertThat(events.isGone()).isTrue();
    assertThat(sink.closedBy).isNotDone();
  }

  @Test
  void nothingIsSentBeforeTheHeadOfTheAnswerHasLeft() {
    var events = events(new SinkCloser(new Threads(), Duration.ofMillis(200)));
    assertThat(events.isReady()).isFalse();

    sink.sent = new CompletableFuture<>();
    events.begin();
    assertThat(events.isReady()).isFalse();

    sink.sent.complete(null);
    assertThat(events.isReady()).isTrue();
  }

  @Test
  void whoseSessionEndsIsClosed() throws Exception {
    var events = events(new SinkCloser(new Threads(), Duration.ofMillis(200)));
    events.begin();
    assertThat(events.isGone()).isFalse();

    maySee.set(false);

    assertThat(events.isGone()).isTrue();
    assertThat(sink.closedBy.get(10, SECONDS)).isNotSameAs(Thread.currentThread());
  }

  private LogEvents events(SinkCloser closer) {
    var builder =
        (OutboundSseEvent.Builder)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {OutboundSseEvent.Builder.class},
                (self, method, values) -> method.getName().equals("build") ? null : self);
    var sse =
        (Sse)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Sse.class},
                (self, method, values) -> builder);
    return new LogEvents(sink, sse, closer, maySee::get);
  }

  /** Waits when it is closed for what never comes, until it is interrupted. */
  private static final class StuckSink implements SseEventSink {

    private final CompletableFuture<Thread> closedBy = new CompletableFuture<>();
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private CompletableFuture<Object> sent = CompletableFuture.completedFuture("");

    @Override
    public boolean isClosed() {
      return false;
    }

    @Override
    public CompletionStage<?> send(OutboundSseEvent event) {
      return sent;
    }

    @Override
    public void close() {
      closedBy.complete(Thread.currentThread());
      try {
        new CompletableFuture<Void>().get();
      } catch (InterruptedException expected) {
        interrupted.countDown();
      } catch (ExecutionException impossible) {
        throw new AssertionError(impossible);
      }
    }
  }

  private static class Threads implements ManagedThreadFactory {

    @Override
    public Thread newThread(Runnable work) {
      var thread = new Thread(work);
      thread.setDaemon(true);
      return thread;
    }

    @Override
    public ForkJoinWorkerThread newThread(ForkJoinPool pool) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class NoThreads extends Threads {

    @Override
    public Thread newThread(Runnable work) {
      throw new IllegalStateException("stopped");
    }
  }
}
