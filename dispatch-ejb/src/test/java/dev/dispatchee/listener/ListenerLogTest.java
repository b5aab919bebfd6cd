// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListenerLogTest {

  private final Logger logger = Logger.getLogger("dev.dispatchee.listener");
  private final List<String> lines = new ArrayList<>();
  private final SimpleFormatter formatter = new SimpleFormatter();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          lines.add(formatter.formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
  }

  @AfterEach
  void leave() {
    logger.removeHandler(handler);
  }

  @Test
  void oneRunIsNotSeveral() {
    ListenerLog.LOG.departing("hello", 1, "PT30S");
    ListenerLog.LOG.departing("hello", 12, "PT30S");
    ListenerLog.LOG.stoppedBy(1);
    ListenerLog.LOG.stoppedBy(2);
    ListenerLog.LOG.draining(3, "PT5S");
    ListenerLog.LOG.resultsKept(1, "gone");

    assertThat(lines)
        .containsExactly(
            "DISP00315: Undeploying hello: waiting up to PT30S for 1 run; no more are started",
            "DISP00315: Undeploying hello: waiting up to PT30S for 12 runs; no more are started",
            "DISP00311: 1 run was interrupted, not having ended in time",
            "DISP00311: 2 runs were interrupted, not having ended in time",
            "DISP00310: Stopping: waiting up to PT5S for 3 runs; no more are started",
            "DISP00307: Results of 1 run cannot be stored now; they are kept and tried again"
                + " (gone)");
  }
}
