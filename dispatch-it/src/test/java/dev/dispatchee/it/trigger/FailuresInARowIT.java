// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.server.SharedServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Triggers that become inactive when their runs fail one after another. */
class FailuresInARowIT extends SharedServerTest {

  @Test
  void deactivateTheTriggerAndTellTheAuditAndTheLog() {
    var log = SharedServer.log();
    long mark = log.mark();
    var trigger =
        given
            .aTrigger()
            .thatFailsWith("again and again")
            .with("pauseAfterFailures", 2)
            .withCron("*/1 * * * * ?")
            .create();

    await().atMost(Duration.ofSeconds(10)).until(() -> !isActive(trigger));

    var json = trigger.json();
    assertThat(json.path("nextFireDate").isNull()).isTrue();
    assertThat(json.path("version").asLong()).isZero();
    assertThat(json.path("pauseAfterFailures").asInt()).isEqualTo(2);
    assertThat(json.path("requestsRecovery").asBoolean()).isFalse();
    assertThat(trigger.logs()).filteredOn(run -> run.status().equals("FAILED")).hasSize(2);
    var audit = trigger.api().get("audit?entity=trigger&entityId=" + trigger.id()).mustBe(200);
    assertThat(audit.json().path("items"))
        .filteredOn(entry -> entry.path("action").asText().equals("FAILED_TOO_OFTEN"))
        .hasSize(1)
        .allMatch(entry -> entry.path("user").asText().equals("dispatch"));
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () ->
                assertThat(log.since(mark))
                    .filteredOn(line -> line.contains("DISP00401"))
                    .anyMatch(line -> line.contains("(" + trigger.id() + ")")));
  }

  @Test
  void areCountedAnewWhenItIsResumed() {
    var trigger =
        given
            .aTrigger()
            .thatFailsWith("no")
            .with("pauseAfterFailures", 2)
            .withCron("0 0 0 1 1 ?")
            .create();
    fail(trigger);
    fail(trigger);
    assertThat(isActive(trigger)).isFalse();

    trigger.api().post(trigger.path("/resume")).mustBe(200);
    fail(trigger);
    assertThat(isActive(trigger)).isTrue();
    fail(trigger);
    assertThat(isActive(trigger)).isFalse();
  }

  @Test
  void canBeChangedAndTakenBack() {
    var trigger = given.aTrigger().create();

    trigger
        .api()
        .patch(trigger.path(""), Map.of("pauseAfterFailures", 100, "requestsRecovery", true))
        .mustBe(200);
    assertThat(trigger.json().path("pauseAfterFailures").asInt()).isEqualTo(100);
    assertThat(trigger.json().path("requestsRecovery").asBoolean()).isTrue();

    trigger
        .api()
        .patch(trigger.path(""), "{\"pauseAfterFailures\":null,\"requestsRecovery\":null}")
        .mustBe(200);
    assertThat(trigger.json().path("pauseAfterFailures").isNull()).isTrue();
    assertThat(trigger.json().path("requestsRecovery").asBoolean()).isFalse();
    trigger
        .api()
        .patch(trigger.path(""), Map.of("pauseAfterFailures", 101))
        .mustBeProblem(422, "validation-failed");
  }

  private static void fail(Trigger trigger) {
    assertThat(trigger.awaitEnded(trigger.runNow())).extracting(Log::status).isEqualTo("FAILED");
  }

  private static boolean isActive(Trigger trigger) {
    return trigger.json().path("active").asBoolean();
  }
}
