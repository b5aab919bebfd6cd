// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.contest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.util.concurrent.TimeUnit;

/**
 * A process that is given orders, a line for each on its standard input, and answers each with a
 * line on its standard output. Its errors are shown; it ends with its input.
 */
public final class CommandProcess implements AutoCloseable {

  private static final long STOP_SECONDS = 30;

  private final Process process;
  private final BufferedReader answers;
  private final Writer orders;

  private CommandProcess(Process process) {
    this.process = process;
    this.answers = process.inputReader(UTF_8);
    this.orders = process.outputWriter(UTF_8);
  }

  /**
   * Starts it and waits until it says, with a line, that it is ready.
   *
   * @throws IllegalStateException if it ends instead
   */
  public static CommandProcess start(ProcessBuilder command) {
    try {
      var process = command.redirectError(Redirect.INHERIT).start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      var started = new CommandProcess(process);
      started.answer();
      return started;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Gives an order and waits for the answer.
   *
   * @throws IllegalStateException if it ends instead
   */
  public String ask(String order) {
    try {
      orders.write(order + "\n");
      orders.flush();
      return answer();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The process. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  @Override
  public void close() {
    try {
      orders.close();
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException hurried) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private String answer() throws IOException {
    var line = answers.readLine();
    if (line == null) {
      throw new IllegalStateException(
          process.info().command().orElse("a contestant") + " has ended, see its errors above");
    }
    return line;
  }
}
