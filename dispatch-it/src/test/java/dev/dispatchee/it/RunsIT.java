package dev.dispatchee.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.server.SharedServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How runs start and end. */
class RunsIT extends SharedServerTest {

  @Test
  void firesByCronAndKeepsWhatTheServerAnswered() {
    var trigger =
        given
            .aTrigger()
            .ofExecutor("http-request")
            .withSetting("url", SharedServer.application() + "health/ready")
            .withCron("*/1 * * * * ?")
            .create();

    var runs = trigger.awaitLogs(2, Log::isSuccessful);

    assertThat(runs)
        .allSatisfy(
            run -> {
              assertThat(run.cause()).isEqualTo("SCHEDULE");
              assertThat(run.plannedDate().getNano()).isZero();
              assertThat(run.node()).isEqualTo("dispatch-it");
              assertThat(run.reason()).isNull();
              assertThat(run.attempt()).isOne();
              assertThat(trigger.output(run)).contains("200").contains("\"status\":\"UP\"");
            });
  }

  @Test
  void keepsTheTextAndTheStackTraceOfAFailure() {
    var trigger = given.aTrigger().thatFailsWith("the moon is full").create();

    var run = trigger.awaitEnded(trigger.runNow());

    assertThat(run.status()).isEqualTo("FAILED");
    assertThat(run.error()).isEqualTo("the moon is full");
    assertThat(run.reason()).isNull();
    assertThat(run.stackTrace())
        .contains("IllegalStateException: the moon is full")
        .contains("HelloExecutor.doExecute");
  }

  @Test
  void cancelsTheRunWhileThePreviousOneIsInProgress() {
    var trigger = given.aTrigger().thatTakes(Duration.ofSeconds(60)).create();
    var first = trigger.awaitStarted(trigger.runNow());

    var second = trigger.awaitEnded(trigger.runNow());

    assertThat(second.status()).isEqualTo("CANCELED");
    assertThat(second.reason()).isEqualTo("OVERLAP");
    assertThat(second.startDate()).isNotNull().isEqualTo(second.endDate());
    assertThat(second.error()).contains("previous run is still in progress");
    assertThat(trigger.log(first.id()).isInProgress()).isTrue();
  }
}
