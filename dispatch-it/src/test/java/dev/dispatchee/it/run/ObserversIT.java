// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.probe.HeardEvents;
import dev.dispatchee.it.probe.HearingExecutor;
import dev.dispatchee.it.probe.Probes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;

/** What beans of another deployment hear of runs and triggers. */
class ObserversIT extends SharedServerTest {

  @Deployment(testable = false)
  static JavaArchive probe() {
    return Probes.archive("hearing", HeardEvents.class, HearingExecutor.class);
  }

  @Test
  void areHeardInTheirOrderWhenTheyAreCommitted() {
    var listener = given.aTrigger().ofExecutor(HearingExecutor.TYPE).create();
    var trigger = given.aTrigger().named("heard of").create();
    var run = trigger.awaitEnded(trigger.runNow());
    trigger
        .api()
        .patch(trigger.path(""), Map.of("cronExpression", "not one", "active", true))
        .mustBe(422);
    given
        .admin()
        .post("triggers", Map.of("name", "heard of", "dispatchTaskExecutorType", "hello"))
        .mustBe(409);
    trigger.api().patch(trigger.path(""), Map.of("description", "new")).mustBe(200);
    trigger.api().delete(trigger.path("")).mustBe(204);

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(heardOf(listener, "heard of", run.id()))
                    .containsExactly(
                        "CREATED heard of by admin",
                        "started %d of heard of".formatted(run.id()),
                        "ended %d SUCCESSFUL".formatted(run.id()),
                        "UPDATED heard of by admin",
                        "DELETED heard of by admin"));
  }

  private static List<String> heardOf(Trigger listener, String name, long run) {
    var heard = listener.awaitEnded(listener.runNow());
    return listener
        .output(heard)
        .lines()
        .filter(line -> line.contains(name) || line.contains(" " + run + " "))
        .toList();
  }
}
