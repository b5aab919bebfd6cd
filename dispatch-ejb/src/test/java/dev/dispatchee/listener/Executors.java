// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;
import dev.dispatchee.api.PermanentFailureException;
import dev.dispatchee.api.settings.Secret;
import dev.dispatchee.api.settings.Setting;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Executors that a test can hold, and look into. */
final class Executors {

  private Executors() {}

  /** Works until a test lets it go on, and counts how many do at a time. */
  @DispatchExecutor(type = "held", name = "Held")
  public static class Held implements DispatchTaskExecutor {

    static final Semaphore GO_ON = new Semaphore(0);
    static final AtomicInteger NOW = new AtomicInteger();
    static final AtomicInteger MOST = new AtomicInteger();

    static void reset() {
      GO_ON.drainPermits();
      NOW.set(0);
      MOST.set(0);
    }

    @Override
    public void execute(DispatchTaskContext context) throws InterruptedException {
      MOST.accumulateAndGet(NOW.incrementAndGet(), Math::max);
      try {
        context.output().print("held");
        GO_ON.acquire();
        context.output().print(" and let go");
      } finally {
        NOW.decrementAndGet();
      }
    }
  }

  /** Swallows interrupts until a test lets it go on. */
  @DispatchExecutor(type = "unresponsive", name = "Unresponsive")
  public static class Deaf implements DispatchTaskExecutor {

    static volatile CountDownLatch goOn = new CountDownLatch(1);

    @Override
    public void execute(DispatchTaskContext context) {
      while (true) {
        try {
          context.state().put("at", "2");
          goOn.await();
          return;
        } catch (InterruptedException ignored) {
          // It ignores interrupts: that is what it is for.
        }
      }
    }
  }

  /** Ends by an error of the virtual machine. */
  @DispatchExecutor(type = "broken", name = "Broken")
  public static class Broken implements DispatchTaskExecutor {

    @Override
    public void execute(DispatchTaskContext context) {
      context.output().print("before");
      throw new StackOverflowError("too deep");
    }
  }

  /** Returns, and writes an error text all the same. */
  @DispatchExecutor(type = "grumbling", name = "Grumbling")
  public static class Grumbling implements DispatchTaskExecutor {

    @Override
    public void execute(DispatchTaskContext context) {
      context.error().print("it was hard");
      context.progress(250, "line\nbreak" + "é".repeat(300));
    }
  }

  /** Tells its secret in every way that it has, and fails. */
  @DispatchExecutor(type = "talkative", name = "Talkative", settings = Talkative.Settings.class)
  public static class Talkative implements DispatchTaskExecutor {

    static volatile String given = "";

    @Override
    public void execute(DispatchTaskContext context) {
      var settings = context.settings().as(Settings.class);
      given = settings.token();
      context.output().print("it is " + settings.token().substring(0, 3));
      context.output().print(settings.token().substring(3) + "!");
      context.progress(50, "at " + settings.token());
      if (settings.aloud()) {
        context.error().print("error " + settings.token());
      }
      throw new IllegalStateException(
          "because of " + settings.token(), new IllegalArgumentException(settings.token()));
    }

    record Settings(@Secret String token, @Setting(defaultValue = "false") boolean aloud) {}
  }

  /** Fails for good: by its settings, or by what it found. */
  @DispatchExecutor(type = "hopeless", name = "Hopeless")
  public static class Hopeless implements DispatchTaskExecutor {

    @Override
    public void execute(DispatchTaskContext context) {
      context.settings().require("order");
      throw new PermanentFailureException("there is no such order");
    }
  }

  /** Says whether it found its thread interrupted. */
  @DispatchExecutor(type = "fresh", name = "Fresh")
  public static class Fresh implements DispatchTaskExecutor {

    @Override
    public void execute(DispatchTaskContext context) {
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("interrupted before it began");
      }
    }
  }

  /** Counts its runs, tells how many and its secret, and may fail then or say too much. */
  @DispatchExecutor(type = "counting", name = "Counting", settings = Counting.Settings.class)
  public static class Counting implements DispatchTaskExecutor {

    @Override
    public void execute(DispatchTaskContext context) {
      var settings = context.settings().as(Settings.class);
      int runs = 1 + context.state().get("runs").map(Integer::valueOf).orElse(0);
      context.state().put("runs", Integer.toString(runs));
      context.result("run " + runs + " of " + settings.token());
      if (settings.tooLong().equals("result")) {
        context.result("é".repeat(2049));
      }
      if (settings.tooLong().equals("state")) {
        context.state().put("x", "y".repeat(16 * 1024 - "runs1".length()));
      }
      if (settings.fail()) {
        throw new IllegalStateException("counted all the same");
      }
    }

    record Settings(
        @Secret String token,
        @Setting(defaultValue = "false") boolean fail,
        @Setting(defaultValue = "no") String tooLong) {}
  }
}
