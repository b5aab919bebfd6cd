// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.schedule;

import static java.time.temporal.ChronoUnit.MILLIS;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What fires when. */
class SchedulesIT extends SharedServerTest {

  // Longer than the sweep, which would find what had been left due.
  private static final Duration A_WHILE = Duration.ofMillis(3_500);

  @Test
  void startsNothingOnSavingAlthoughTheStartLiesInThePast() {
    var start = Instant.now().truncatedTo(SECONDS).minus(Duration.ofMinutes(95));
    var trigger = given.aTrigger().every(Duration.ofHours(1)).startingAt(start).create();

    staysWithoutLogs(trigger);

    assertThat(nextFire(trigger)).isEqualTo(start.plus(Duration.ofHours(2)));
    assertThat(trigger.json().path("startDate").asText()).isEqualTo(start.toString());
    assertThat(trigger.json().path("status").asText()).isEqualTo("NEVER_RAN");
  }

  @Test
  void startsNothingOnChangingTheScheduleOfAnActiveTrigger() {
    var trigger = given.aTrigger().withCron("0 0 0 1 1 ?").create();
    trigger
        .api()
        .patch(
            trigger.path(""),
            Map.of(
                "cronExpression",
                "0 0 12 * * ?",
                "startDate",
                Instant.now().minus(Duration.ofDays(9)).truncatedTo(SECONDS).toString()))
        .mustBe(200);

    staysWithoutLogs(trigger);
  }

  @Test
  void keepsThePhaseOfAnInterval() {
    var start = Instant.now().truncatedTo(SECONDS).minus(Duration.ofHours(1)).plusMillis(300);
    var trigger = given.aTrigger().every(Duration.ofSeconds(2)).startingAt(start).create();

    var runs = trigger.awaitLogs(2, Log::isSuccessful);

    assertThat(runs)
        .allSatisfy(
            run ->
                assertThat(Duration.between(start, run.plannedDate()).toMillis() % 2_000).isZero());
  }

  @Test
  void anEditAPauseAndAResumeMoveNoFireOfAnInterval() {
    var trigger = given.aTrigger().every(Duration.ofHours(1)).create();
    var first = trigger.awaitLogs(1, Log::isSuccessful).get(0);
    var api = trigger.api();

    api.patch(trigger.path(""), Map.of("endDate", "2099-01-01T00:00:00Z")).mustBe(200);
    api.post(trigger.path("/pause")).mustBe(200);
    api.post(trigger.path("/resume")).mustBe(200);

    assertThat(nextFire(trigger)).isEqualTo(first.plannedDate().plus(Duration.ofHours(1)));
    api.patch(trigger.path(""), Map.of("interval", "PT2H")).mustBe(200);
    assertThat(nextFire(trigger))
        .as("counted from the last fire")
        .isEqualTo(first.plannedDate().plus(Duration.ofHours(2)));
    assertThat(trigger.logs()).hasSize(1);
  }

  @Test
  void firesAnIntervalWithoutStartAtTheMomentOfActivation() {
    var before = Instant.now().truncatedTo(MILLIS);
    var trigger = given.aTrigger().every(Duration.ofHours(1)).create();
    var after = Instant.now();

    var run = trigger.awaitLogs(1, Log::isSuccessful).get(0);

    assertThat(run.plannedDate()).isBetween(before.minusMillis(50), after.plusMillis(50));
    assertThat(nextFire(trigger)).isEqualTo(run.plannedDate().plus(Duration.ofHours(1)));
  }

  @Test
  void firesOnceAndBecomesInactive() {
    var moment = Instant.now().plusSeconds(2).truncatedTo(MILLIS);
    var trigger =
        given.aTrigger().with("runOnceDate", moment.toString()).with("active", true).create();
    assertThat(nextFire(trigger)).isEqualTo(moment);

    var run = trigger.awaitLogs(1, Log::isSuccessful).get(0);

    assertThat(run.plannedDate()).isEqualTo(moment);
    assertThat(run.cause()).isEqualTo("SCHEDULE");
    var after = trigger.json();
    assertThat(after.path("active").asBoolean()).isFalse();
    assertThat(after.path("nextFireDate").isNull()).isTrue();
    assertThat(after.path("previousFireDate").asText()).isEqualTo(moment.toString());
  }

  @Test
  void firesEverySecondExactlyOnceUntilTheEnd() {
    var end = Instant.now().truncatedTo(SECONDS).plusSeconds(6);
    var trigger = given.aTrigger().withCron("* * * * * ?").with("endDate", end.toString()).create();

    trigger.awaitLogs(1, run -> run.plannedDate().equals(end) && run.hasEnded());

    var planned = trigger.logs().stream().map(Log::plannedDate).toList();
    var expected = planned.get(0).until(end, SECONDS) + 1;
    assertThat(planned).hasSize((int) expected).doesNotHaveDuplicates();
    assertThat(planned).allSatisfy(instant -> assertThat(instant.getNano()).isZero());
    assertThat(trigger.logs()).allMatch(Log::isSuccessful);
    assertThat(trigger.json().path("active").asBoolean()).isFalse();
  }

  @Test
  void firesWhenItSaidItWould() {
    var trigger = given.aTrigger().withCron("*/2 * * * * ?").create();

    var said =
        trigger.api().get(trigger.path("/next-fires?count=2")).mustBe(200).items(JsonNode.class);
    var expected =
        said.stream().map(fire -> Instant.parse(fire.path("fireDate").asText())).toList();
    assertThat(expected).hasSize(2);

    trigger.awaitLogs(1, log -> log.plannedDate().equals(expected.get(1)));
    assertThat(trigger.logs())
        .extracting(Log::plannedDate)
        .filteredOn(planned -> !planned.isBefore(expected.get(0)))
        .startsWith(expected.toArray(Instant[]::new));
  }

  @Test
  void startsWithinASecondOfTheInstant() {
    var trigger = given.aTrigger().withCron("*/1 * * * * ?").create();

    var runs = trigger.awaitLogs(3, Log::isSuccessful);

    assertThat(runs)
        .allSatisfy(
            run ->
                assertThat(Duration.between(run.plannedDate(), run.startDate()))
                    .isLessThan(Duration.ofSeconds(1)));
  }

  @Test
  void firesNoMoreWhenItIsPaused() {
    var trigger = given.aTrigger().withCron("*/1 * * * * ?").create();
    trigger.awaitLogs(1, Log::isSuccessful);

    var paused = trigger.api().patch(trigger.path(""), Map.of("active", false)).mustBe(200).json();

    assertThat(paused.path("nextFireDate").isNull()).isTrue();
    int until = trigger.logs().size();
    await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(4))
        .until(() -> trigger.logs().size() == until);
  }

  @Test
  void leavesTheVersionAloneWhenItFires() {
    var trigger = given.aTrigger().withCron("*/1 * * * * ?").create();
    var tag = trigger.api().get(trigger.path("")).header("ETag");
    trigger.awaitLogs(2, Log::isSuccessful);

    trigger
        .api()
        .with("If-Match", tag)
        .patch(trigger.path(""), Map.of("description", "changed while it fires"))
        .mustBe(200);
  }

  private static void staysWithoutLogs(Trigger trigger) {
    await().during(A_WHILE).atMost(A_WHILE.multipliedBy(2)).until(() -> trigger.logs().isEmpty());
  }

  private static Instant nextFire(Trigger trigger) {
    return Instant.parse(trigger.json().path("nextFireDate").asText());
  }
}
