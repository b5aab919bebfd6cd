// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.serverlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.api.DispatchTaskOutput;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunLinesTest {

  private static final String TIME = "\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\d ";

  private final RunLines lines = new RunLines(LogLevel.INFO);
  private final Logger logger = Logger.getLogger("com.example.Import");
  private final Said said = new Said();

  @BeforeEach
  void open() {
    lines.open();
  }

  @AfterEach
  void close() {
    lines.close();
  }

  @Test
  void areThoseThatTheThreadOfTheRunLogs() {
    logger.info("before");
    during(
        said,
        () -> {
          logger.log(Level.WARNING, "{0} rows are odd", 7);
          logger.log(Level.SEVERE, "it broke", new IllegalStateException("odd"));
        });
    logger.info("after");

    assertThat(said.text.toString().lines().limit(3))
        .satisfiesExactly(
            line ->
                assertThat(line).matches(TIME + "WARN  \\[com.example.Import\\] 7 rows are odd"),
            line -> assertThat(line).matches(TIME + "ERROR \\[com.example.Import\\] it broke"),
            line -> assertThat(line).isEqualTo("java.lang.IllegalStateException: odd"));
    assertThat(said.text).doesNotContain("before").doesNotContain("after");
  }

  @Test
  void haveTheirMessagesInTheFormThatTheServerHasForThem() {
    during(said, () -> logger.log(new ServerLine()));

    assertThat(said.text.toString()).endsWith(" 7 of many\n");
  }

  @Test
  void areFromALevelOn() {
    logger.setLevel(Level.ALL);
    try {
      during(
          said,
          () -> {
            logger.fine("unseen");
            logger.info("seen");
          });
    } finally {
      logger.setLevel(null);
    }

    assertThat(said.text.toString()).contains("seen").doesNotContain("unseen");
  }

  @Test
  void areThoseOfAThreadThatTheRunHasPassedItsContextOnTo() {
    during(
        said,
        () -> {
          onAThread("2", "of the run");
          onAThread("4", "of another run");
        });
    onAThread("2", "too late");

    assertThat(said.text.toString()).endsWith(" of the run\n").hasLineCount(1);
  }

  @Test
  void goOnWhenAnotherRunEndsThatHadTheSameNumber() {
    var stale = lines.during(1, 2, 3, new Said());
    var run = lines.during(1, 2, 3, said);

    stale.close();
    onAThread("2", "still there");
    run.close();

    assertThat(said.text.toString()).endsWith(" still there\n");
  }

  @Test
  void nameTheRunInTheDiagnosticContext() {
    during(
        said,
        () -> {
          assertThat(MDC.get("dispatch.trigger")).isEqualTo("1");
          assertThat(MDC.get("dispatch.log")).isEqualTo("2");
          assertThat(MDC.get("dispatch.attempt")).isEqualTo("3");
        });
    assertThat(MDC.get("dispatch.trigger")).isNull();
    assertThat(MDC.get("dispatch.log")).isNull();
    assertThat(MDC.get("dispatch.attempt")).isNull();
  }

  @Test
  void areNoneWhenTheyAreSwitchedOffOrTheApplicationHasGone() {
    int handlers = Logger.getLogger("").getHandlers().length;
    var off = new RunLines(LogLevel.OFF);
    off.open();
    assertThat(Logger.getLogger("").getHandlers()).hasSize(handlers);

    lines.close();
    assertThat(Logger.getLogger("").getHandlers()).hasSize(handlers - 1);
    during(
        said,
        () -> {
          logger.info("nobody listens");
        });
    assertThat(said.text).isEmpty();
  }

  @Test
  void doNotMakeTheExecutorFailThatLogsThem() {
    during(
        new Broken(),
        () -> {
          logger.info("all the same");
        });
  }

  private void during(DispatchTaskOutput output, Runnable work) {
    var during = lines.during(1, 2, 3, output);
    try {
      work.run();
    } finally {
      during.close();
    }
  }

  private void onAThread(String log, String text) {
    CompletableFuture.runAsync(
            () -> {
              MDC.put(RunLines.LOG, log);
              logger.info(text);
              MDC.remove(RunLines.LOG);
            })
        .join();
  }

  /** As the server's own records. */
  public static final class ServerLine extends LogRecord {

    private static final long serialVersionUID = 1;

    ServerLine() {
      super(Level.INFO, "%d of %s");
    }

    /** The message with its parameters. */
    public String getFormattedMessage() {
      return getMessage().formatted(7, "many");
    }
  }

  private static class Said implements DispatchTaskOutput {

    final StringBuilder text = new StringBuilder();

    @Override
    public void print(CharSequence more) {
      text.append(more);
    }

    @Override
    public OutputStream asStream() {
      throw new UnsupportedOperationException("lines are texts");
    }
  }

  private static final class Broken extends Said {

    @Override
    public void print(CharSequence more) {
      throw new IllegalStateException("full");
    }
  }
}
