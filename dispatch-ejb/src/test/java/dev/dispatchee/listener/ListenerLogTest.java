// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.ToldLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ListenerLogTest {

  @RegisterExtension final ToldLines told = new ToldLines("dev.dispatchee.listener");

  @Test
  void oneRunIsNotSeveral() {
    ListenerLog.LOG.departing("hello", 1, "PT30S");
    ListenerLog.LOG.departing("hello", 12, "PT30S");
    ListenerLog.LOG.stoppedBy(1);
    ListenerLog.LOG.stoppedBy(2);
    ListenerLog.LOG.draining(3, "PT5S");
    ListenerLog.LOG.resultsKept(1, "gone");

    assertThat(told.lines())
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
