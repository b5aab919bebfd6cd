// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How a node, or an executor that goes, comes to rest. */
class ListenerLifecycleTest extends ListenerOnDatabase {

  @Test
  void drainsByWaitingForWhatRuns() throws InterruptedException {
    var subject = engine.aTrigger().ofExecutor("held").create();
    queue(subject);
    workers.look(true);
    await().until(() -> Executors.Held.NOW.get() == 1);
    Executors.Held.GO_ON.release();

    listening.drain();

    assertThat(logs(subject).get(0).status()).isEqualTo("SUCCESSFUL");
  }

  @Test
  void letsAnExecutorGoWhenItsRunsHaveEnded() throws InterruptedException {
    var leaving = engine.aTrigger().ofExecutor("held").create();
    var staying = engine.aTrigger().ofExecutor("unresponsive").create();
    queue(leaving);
    queue(staying);
    workers.look(true);
    await().until(() -> runs.count() == 2);

    var undeployment = new Thread(() -> listening.letGo(Set.of("held")));
    undeployment.start();
    await().until(() -> undeployment.getState() == Thread.State.TIMED_WAITING);
    Executors.Held.GO_ON.release();
    undeployment.join();

    awaitStatus(leaving, "SUCCESSFUL");
    assertThat(logs(staying).get(0).status()).isEqualTo("IN_PROGRESS");
  }

  @Test
  void interruptsTheRunsOfAnExecutorThatGoesAtTheEndOfItsPatience() {
    var hurried =
        new ListenerLifecycle(
            workers,
            runs,
            writer,
            new WorkerSettings(1024, Duration.ZERO, Duration.ofSeconds(20)),
            engine.clock);
    var leaving = engine.aTrigger().ofExecutor("held").withAttempts(2).create();
    var staying = engine.aTrigger().ofExecutor("unresponsive").create();
    queue(leaving);
    queue(staying);
    workers.look(true);
    await().until(() -> runs.count() == 2);

    hurried.letGo(Set.of("held"));

    awaitStatus(leaving, "FAILED");
    assertThat(logs(leaving).get(0).reason()).isEqualTo("EXECUTOR_REMOVED");
    assertThat(logs(leaving).get(0).error()).isEqualTo("its executor was undeployed");
    assertThat(logs(leaving).get(1).cause()).isEqualTo("RECOVERY");
    assertThat(logs(staying).get(0).status()).isEqualTo("IN_PROGRESS");
  }

  @Test
  void interruptsAtTheEndOfItsPatienceAndEndsTheDeafToo() throws InterruptedException {
    var hurried =
        new ListenerLifecycle(
            workers,
            runs,
            writer,
            new WorkerSettings(1024, Duration.ZERO, Duration.ofMillis(300)),
            engine.clock);
    var held = engine.aTrigger().ofExecutor("held").withAttempts(2).create();
    var unresponsive = engine.aTrigger().ofExecutor("unresponsive").create();
    queue(held);
    queue(unresponsive);
    workers.look(true);
    await().until(() -> runs.count() == 2);

    hurried.drain();

    assertThat(logs(held).get(0).reason()).isEqualTo("SERVER_STOPPED");
    assertThat(logs(held).get(1).cause()).isEqualTo("RECOVERY");
    assertThat(logs(unresponsive).get(0).status()).isEqualTo("FAILED");
    assertThat(logs(unresponsive).get(0).reason()).isEqualTo("SERVER_STOPPED");
  }
}
