// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.probe.HurriedWriter;
import dev.dispatchee.it.probe.LoggingExecutor;
import dev.dispatchee.it.probe.Probes;
import dev.dispatchee.it.server.SharedServer;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;

/** What a run leaves besides what it says: lines of the server's log, a result, a state. */
class WhatRunsLeaveIT extends SharedServerTest {

  private static final Duration SOON = Duration.ofSeconds(15);

  @Deployment(testable = false)
  static JavaArchive probe() {
    return Probes.archive("leaving", LoggingExecutor.class, HurriedWriter.class);
  }

  @Test
  void isInItsLogAndFoundByTheNext() {
    var trigger = given.aTrigger().ofExecutor(LoggingExecutor.TYPE).create();

    var first = trigger.awaitEnded(trigger.runNow());
    var second = trigger.awaitEnded(trigger.runNow());

    assertThat(given.admin().get("logs/" + first.id()).json().path("result").asText())
        .isEqualTo("run 1");
    assertThat(given.admin().get("logs/" + second.id()).json().path("result").asText())
        .isEqualTo("run 2");
    assertThat(trigger.output(first).lines().map(line -> line.replaceFirst("^[\\d:.]{12} ", "")))
        .contains(
            "WARN  [by.jboss] 7 of many",
            "INFO  [by.jul] 8 of many",
            "ERROR [by.system] broke",
            "java.lang.Exception: odd",
            "run " + first.id())
        .noneMatch(line -> line.contains("not seen"));
  }

  @Test
  void isTheDatabaseForOthersWhenItIsCanceledWhileItWritesThere() {
    var trigger = given.aTrigger().ofExecutor(HurriedWriter.TYPE).create();
    var run = trigger.awaitStarted(trigger.runNow());
    await().atMost(SOON).until(() -> trigger.output(run).contains("writing"));
    long mark = SharedServer.log().mark();

    trigger.cancel(run).mustBe(202);

    assertThat(trigger.awaitEnded(run).status()).isEqualTo("CANCELED");
    assertThat(SharedServer.log().since(mark))
        .noneMatch(line -> line.contains("DISP00801") || line.contains("org.h2"));
    // H2 swallows an interrupt that finds it writing.
    await().atMost(SOON).until(() -> !SharedServer.threads().contains("HurriedWriter"));
  }
}
