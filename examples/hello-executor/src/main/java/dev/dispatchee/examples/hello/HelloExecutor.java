// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.examples.hello;

import dev.dispatchee.api.BaseDispatchTaskExecutor;
import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskSettings;
import dev.dispatchee.api.settings.Secret;
import dev.dispatchee.api.settings.Setting;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Says hello, and on demand takes its time, writes a lot or fails.
 *
 * <p>The scope is there for the server: in a deployment of its own it does not look into {@link
 * DispatchExecutor} to see that the class is a bean.
 */
@Dependent
@DispatchExecutor(
    type = "hello",
    name = "Hello",
    description =
        "Writes a message. Can work for some seconds, write any amount of output, and fail.",
    settings = HelloExecutor.Settings.class)
public class HelloExecutor extends BaseDispatchTaskExecutor {

  private static final byte[] LINE =
      ("Hello again. ".repeat(9) + "Goodbye now\n").getBytes(StandardCharsets.US_ASCII);
  private static final long WAITS_A_SECOND = 10;

  /** Refuses everything that could go wrong later: a run with a typing error never starts. */
  @Override
  protected void checkSettings(DispatchTaskSettings settings) {
    settings.as(Settings.class);
  }

  @Override
  protected void doExecute(DispatchTaskContext context) throws IOException, InterruptedException {
    var settings = context.settings().as(Settings.class);
    context.output().println(settings.message());
    // Told on purpose: what is kept of the output has *** in its place.
    settings.secret().ifPresent(context.output()::println);
    write(settings.outputBytes(), context);
    work(settings.seconds(), context);

    var failure = settings.fail();
    if (failure.isPresent()) {
      // What an executor throws makes the run fail, and its message is the error people read.
      throw new IllegalStateException(failure.get());
    }
  }

  private static void write(long bytes, DispatchTaskContext context)
      throws IOException, InterruptedException {
    var stream = context.output().asStream();
    for (long left = bytes; left > 0; left -= LINE.length) {
      endIfCanceled(context);
      stream.write(LINE, 0, (int) Math.min(LINE.length, left));
    }
  }

  private static void work(long seconds, DispatchTaskContext context) throws InterruptedException {
    for (long second = 1; second <= seconds; second++) {
      // Small waits: an interrupt ends one at once, and a cancellation is seen after it.
      for (long wait = 0; wait < WAITS_A_SECOND; wait++) {
        endIfCanceled(context);
        TimeUnit.MILLISECONDS.sleep(TimeUnit.SECONDS.toMillis(1) / WAITS_A_SECOND);
      }
      context.progress(
          (int) (100 * second / seconds), "%d of %d seconds".formatted(second, seconds));
    }
  }

  /** A loop that does not wait sees no interrupt by itself: it has to ask. */
  private static void endIfCanceled(DispatchTaskContext context) throws InterruptedException {
    if (Thread.interrupted() || context.isCanceled()) {
      throw new InterruptedException("ended before its work was done");
    }
  }

  /**
   * What it can be told: from this come the form that people fill in, the check of what they write,
   * and the values.
   *
   * @param message the first line it writes
   * @param seconds how long it works
   * @param outputBytes how much it writes besides
   * @param secret told after the message
   * @param fail the error that it ends with, if it is to fail
   */
  record Settings(
      @Setting(description = "What it says.", defaultValue = "Hello from Dispatch EE")
          String message,
      @Setting(
              description = "How many seconds it works.",
              defaultValue = "0",
              min = "0",
              max = "600")
          int seconds,
      @Setting(
              description = "How many bytes of output it writes besides.",
              defaultValue = "0",
              min = "0",
              max = "1073741824")
          long outputBytes,
      @Secret @Setting(description = "A secret that it tells; the output shows ***.")
          Optional<String> secret,
      @Setting(description = "The error that it fails with; without it, it does not fail.")
          Optional<String> fail) {}
}
