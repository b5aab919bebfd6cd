// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.client.TriggerDraft;
import java.time.Duration;

/** A test of an executor that comes with the product. */
abstract class ExecutorTest extends SharedServerTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  /** A trigger is not made, since one of its settings is wrong. */
  void mustBeRefused(TriggerDraft trigger, String setting) {
    var refused = trigger.createBy(given.admin()).mustBeProblem(422, "validation-failed");

    assertThat(refused.violations())
        .containsExactly("dispatchTaskSettings.%s validation-failed".formatted(setting));
  }

  /** A run that is canceled as soon as it has said something, when it has ended. */
  static Log canceledAfter(Trigger trigger, String said) {
    var started = trigger.awaitStarted(trigger.runNow());
    await().atMost(SOON).until(() -> trigger.output(started).contains(said));
    trigger.cancel(started).mustBe(202);
    var log = trigger.awaitEnded(started);
    assertThat(log.status()).isEqualTo("CANCELED");
    return log;
  }
}
