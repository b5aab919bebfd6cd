// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.AtOnce;
import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Answer;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.server.User;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the header Idempotency-Key does to runs that are asked for. */
class IdempotencyIT extends SharedServerTest {

  private static final String HEADER = "Idempotency-Key";

  @Test
  void answersTheFirstRunAgain() {
    var trigger = given.aTrigger().create();

    var first = run(trigger, "one key", User.RUNNER).mustBe(202);
    trigger.awaitEnded(first.as(Log.class));
    var again = run(trigger, "one key", User.RUNNER).mustBe(202);

    assertThat(again.header("Location")).isNotEmpty().isEqualTo(first.header("Location"));
    assertThat(again.as(Log.class).id()).isEqualTo(first.as(Log.class).id());
    assertThat(trigger.logs()).hasSize(1);
  }

  @Test
  void answersTheFirstRunWhenTheSameComesAtOnce() {
    var trigger = given.aTrigger().create();

    var answers = AtOnce.call(10, caller -> run(trigger, "one key", User.RUNNER));

    assertThat(answers)
        .allSatisfy(answer -> answer.mustBe(202))
        .extracting(answer -> answer.header("Location"))
        .containsOnly(answers.get(0).header("Location"));
    assertThat(trigger.logs()).hasSize(1);
  }

  @Test
  void refusesTheKeyWithAnotherRequest() {
    var trigger = given.aTrigger().create();
    var api = trigger.api().with(HEADER, "one key");
    api.post(trigger.path("/run"), "{}").mustBe(202);

    api.post(
            trigger.path("/run"),
            Map.of("dispatchTaskSettings", Map.of("message", "something else")))
        .mustBeProblem(422, "idempotency-key-reused");
    api.post(trigger.path("/run?onOverlap=queue")).mustBeProblem(422, "idempotency-key-reused");
    api.post(trigger.path("/run?onOverlap=cancel")).mustBe(202);

    assertThat(trigger.logs()).hasSize(1);
  }

  @Test
  void givesAnotherUserARunOfHisOwn() {
    var trigger = given.aTrigger().withOverlap().create();

    var one = run(trigger, "one key", User.RUNNER).mustBe(202).as(Log.class);
    var other = run(trigger, "one key", User.EDITOR).mustBe(202).as(Log.class);

    assertThat(one.id()).isNotEqualTo(other.id());
  }

  @Test
  void remembersNoKeyOfARunThatWasRefused() {
    var trigger = given.aTrigger().withSetting("seconds", "60").create();
    var running = trigger.awaitStarted(trigger.runNow());
    var api = trigger.api().with(HEADER, "one key");
    api.post(trigger.path("/run?onOverlap=reject")).mustBeProblem(409, "overlap-refused");

    trigger.cancel(running).mustBe(202);
    trigger.awaitEnded(running);
    api.post(trigger.path("/run?onOverlap=reject")).mustBe(202);
  }

  // Other characters are a unit test: the server makes a blank of a tab before it comes to us.
  @Test
  void refusesWhatIsNoKey() {
    var trigger = given.aTrigger().create();

    run(trigger, "", User.RUNNER).mustBeProblem(400, "malformed-request");
    run(trigger, "x".repeat(201), User.RUNNER).mustBeProblem(400, "malformed-request");

    run(trigger, "x".repeat(200), User.RUNNER).mustBe(202);
    assertThat(trigger.logs()).hasSize(1);
  }

  private Answer run(Trigger trigger, String key, User user) {
    return given.caller(user).with(HEADER, key).post(trigger.path("/run"));
  }
}
