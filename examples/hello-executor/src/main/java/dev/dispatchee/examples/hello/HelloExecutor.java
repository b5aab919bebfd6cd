// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.examples.hello;

import dev.dispatchee.api.BaseDispatchTaskExecutor;
import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskSettings;
import dev.dispatchee.api.InvalidSettingsException;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
        "Writes a message. Can work for some seconds, write any amount of output, and fail.")
public class HelloExecutor extends BaseDispatchTaskExecutor {

  private static final String MESSAGE = "message";
  private static final String SECONDS = "seconds";
  private static final String OUTPUT_BYTES = "outputBytes";
  private static final String FAIL = "fail";
  private static final List<String> KEYS = List.of(MESSAGE, SECONDS, OUTPUT_BYTES, FAIL);

  private static final long LONGEST_SECONDS = 600;
  private static final long MOST_OUTPUT_BYTES = 1L << 30;

  private static final byte[] LINE =
      ("Hello again. ".repeat(9) + "Goodbye now\n").getBytes(StandardCharsets.US_ASCII);
  private static final long WAITS_A_SECOND = 10;

  /** Refuses everything that could go wrong later: a run with a typing error never starts. */
  @Override
  protected void checkSettings(DispatchTaskSettings settings) {
    for (var key : settings.asMap().keySet()) {
      if (!KEYS.contains(key)) {
        throw new InvalidSettingsException(key, key, "the keys " + String.join(", ", KEYS));
      }
    }
    seconds(settings);
    outputBytes(settings);
  }

  @Override
  protected void doExecute(DispatchTaskContext context) throws IOException, InterruptedException {
    var settings = context.settings();
    context.output().println(settings.get(MESSAGE).orElse("Hello from Dispatch EE"));
    write(outputBytes(settings), context);
    work(seconds(settings), context);

    var failure = settings.get(FAIL);
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

  private static long seconds(DispatchTaskSettings settings) {
    return settings.getLong(SECONDS, 0, LONGEST_SECONDS).orElse(0L);
  }

  private static long outputBytes(DispatchTaskSettings settings) {
    return settings.getLong(OUTPUT_BYTES, 0, MOST_OUTPUT_BYTES).orElse(0L);
  }
}
