// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.AtOnce;
import dev.dispatchee.it.ManyClients;
import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Answer;
import dev.dispatchee.it.server.SharedServer;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What happens when several callers want the same at the same moment. */
class CollisionsIT extends SharedServerTest {

  private static final int CALLERS = 10;

  @Test
  void givesANameToOneOfThoseWhoTakeItAtOnceAndLeavesNoTraceInTheLog() {
    var name = given.aName();
    var log = SharedServer.log();
    long mark = log.mark();

    var answers =
        AtOnce.call(
            CALLERS,
            caller ->
                given
                    .admin()
                    .post("triggers", Map.of("name", name, "dispatchTaskExecutorType", "hello")));

    answers.stream().filter(answer -> answer.status() == 201).forEach(given::willRemove);
    assertThat(answers).extracting(Answer::status).containsOnlyOnce(201);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .allSatisfy(answer -> answer.mustBeProblem(409, "duplicate-name"));
    assertThat(log.since(mark)).noneMatch(line -> line.contains("SqlExceptionHelper"));
  }

  @Test
  void givesACodeToOneOfThoseWhoChangeToItAtOnce() {
    var code = "code-of-" + System.nanoTime();
    var triggers = IntStream.range(0, 4).mapToObj(i -> given.aTrigger().create());
    var list = triggers.toList();

    var answers =
        AtOnce.call(
            list.size(),
            caller ->
                given
                    .admin()
                    .patch(list.get(caller).path(""), Map.of("externalReferenceCode", code)));

    assertThat(answers).extracting(Answer::status).containsOnlyOnce(200);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .allSatisfy(answer -> answer.mustBeProblem(409, "duplicate-external-reference-code"));
  }

  @Test
  void losesNoUpdateOfManyClientsAndMeetsNoDeadlock() {
    ManyClients.letThemWork(given, 5, 20, Duration.ofSeconds(5));
  }

  @Test
  void namesWhatIsWrongWithTheIdentityTogetherWithTheRest() {
    var trigger = given.aTrigger().create();

    var answer =
        trigger
            .api()
            .put(
                trigger.path(""),
                """
                {"id": 1, "name": " ", "dispatchTaskExecutorType": "hello",
                 "cronExpression": "every day", "priority": 99999999999}
                """);

    answer.mustBeProblem(422, "validation-failed");
    assertThat(answer.violations())
        .containsExactlyInAnyOrder(
            "id validation-failed",
            "name validation-failed",
            "cronExpression invalid-cron",
            "priority validation-failed");
    assertThat(answer.text()).contains("found '99999999999'");
  }
}
