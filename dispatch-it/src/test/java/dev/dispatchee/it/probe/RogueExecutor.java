// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Does whatever an executor should not do, by its setting {@code misdeed}. */
@Dependent
@DispatchExecutor(type = RogueExecutor.TYPE, name = "Probe: misbehaves")
public class RogueExecutor implements DispatchTaskExecutor {

  public static final String TYPE = "probe-rogue";

  /** How much {@link Misdeed#FLOODS} writes: 1 GiB. */
  public static final long FLOOD_BYTES = 1L << 30;

  private static final int PIECE = 1 << 20;
  private static final int BINARY_PIECES = 16;

  /** What it does. */
  public enum Misdeed {
    /** Throws a checked exception with a message that is no text for a database. */
    THROWS,
    /** Throws what a machine throws that is out of memory. */
    IS_OUT_OF_MEMORY,
    /** Throws what a class loader throws. */
    LACKS_A_CLASS,
    /** Waits for ever, but heeds an interrupt. */
    HANGS,
    /** Works for six seconds and heeds nothing. */
    IS_DEAF,
    /** Returns as if nothing had happened when it is interrupted. */
    SWALLOWS_ITS_END,
    /** Writes 1 GiB without an end of a line. */
    FLOODS,
    /** Writes bytes that are no text. */
    WRITES_BINARY,
    /** Leaves a thread behind that goes on writing and reporting for two seconds. */
    LEAKS_A_THREAD
  }

  @Override
  public void execute(DispatchTaskContext context) throws Exception {
    switch (Misdeed.valueOf(context.settings().require("misdeed"))) {
      case THROWS -> throw new IOException("NUL \0 and half of a pair \uD83D");
      case IS_OUT_OF_MEMORY -> throw new OutOfMemoryError("as told");
      case LACKS_A_CLASS -> throw new NoClassDefFoundError("as/told");
      case HANGS -> TimeUnit.DAYS.sleep(1);
      case IS_DEAF -> ignoreInterrupts(Duration.ofSeconds(6));
      case SWALLOWS_ITS_END -> swallowItsEnd();
      case FLOODS -> flood(context);
      case WRITES_BINARY -> writeBinary(context);
      case LEAKS_A_THREAD -> leak(context);
    }
  }

  private static void ignoreInterrupts(Duration length) {
    long end = System.nanoTime() + length.toNanos();
    while (System.nanoTime() < end) {
      Thread.interrupted();
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private static void swallowItsEnd() {
    try {
      TimeUnit.DAYS.sleep(1);
    } catch (InterruptedException swallowed) {
      Thread.interrupted();
    }
  }

  private static void flood(DispatchTaskContext context) throws IOException {
    var piece = new byte[PIECE];
    Arrays.fill(piece, (byte) 'x');
    var stream = context.output().asStream();
    for (long left = FLOOD_BYTES; left > 0; left -= PIECE) {
      stream.write(piece);
    }
  }

  private static void writeBinary(DispatchTaskContext context) throws IOException {
    var random = new Random(1);
    var piece = new byte[PIECE];
    var stream = context.output().asStream();
    for (int i = 0; i < BINARY_PIECES; i++) {
      random.nextBytes(piece);
      stream.write(piece);
    }
    context.error().print(new String(piece, StandardCharsets.UTF_16));
  }

  private static void leak(DispatchTaskContext context) {
    context.output().println("before the end");
    new Thread(
            () -> {
              for (int i = 0; i < 100; i++) {
                ignoreInterrupts(Duration.ofMillis(20));
                context.output().println("after the end");
                context.progress(i, "after the end");
              }
            },
            "leaked by a probe")
        .start();
  }
}
