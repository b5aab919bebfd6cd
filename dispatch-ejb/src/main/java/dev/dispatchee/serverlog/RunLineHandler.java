// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.serverlog;

import dev.dispatchee.api.DispatchTaskOutput;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.function.Function;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * A handler of the server's root logger. A line has the time in UTC, level, logger, message, and
 * the stack trace of what was thrown.
 */
@AllowServerLoggers
final class RunLineHandler extends Handler {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private final LogLevel from;
  private final Function<Object, @Nullable DispatchTaskOutput> outputs;

  /**
   * Makes one.
   *
   * @param outputs the output of the run in progress whose log has a number, if there is one
   */
  RunLineHandler(LogLevel from, Function<Object, @Nullable DispatchTaskOutput> outputs) {
    this.from = from;
    this.outputs = outputs;
    setLevel(from.level());
  }

  /** Begins to listen, if there is a level to listen for. */
  void attach() {
    if (from != LogLevel.OFF) {
      root().addHandler(this);
    }
  }

  /** Listens no more. */
  void detach() {
    root().removeHandler(this);
  }

  @Override
  public void publish(LogRecord line) {
    var log = isLoggable(line) ? MDC.get(RunLines.LOG) : null;
    var output = log == null ? null : outputs.apply(log);
    if (output != null) {
      try {
        output.println(text(line));
      } catch (RuntimeException broken) {
        // Who logs must not fail by it.
        reportError(null, broken, ErrorManager.WRITE_FAILURE);
      }
    }
  }

  private static String text(LogRecord line) {
    var text =
        "%s %-5s [%s] %s"
            .formatted(
                TIME.format(line.getInstant()),
                LogLevel.nameOf(line.getLevel()),
                Objects.requireNonNullElse(line.getLoggerName(), ""),
                message(line));
    return line.getThrown() == null ? text : text + "\n" + trace(line.getThrown());
  }

  // The server's records have forms of messages that the JDK does not know, and tell them by
  // themselves.
  private static String message(LogRecord line) {
    try {
      return String.valueOf(line.getClass().getMethod("getFormattedMessage").invoke(line));
    } catch (NoSuchMethodException ofTheJdk) {
      return new SimpleFormatter().formatMessage(line);
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException("the message of a line cannot be told", broken);
    }
  }

  private static Logger root() {
    return Logger.getLogger("");
  }

  private static String trace(Throwable thrown) {
    var trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    return trace.toString().stripTrailing();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
