// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.server.User;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BackfillIT extends SharedServerTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Map<String, Object> THREE_DAYS =
      Map.of("from", "2026-03-01T00:00:00Z", "to", "2026-03-04T00:00:00Z");

  @Test
  void runsEachInstantOfTheRangeWithItsOwnPlannedDate() {
    var trigger = given.aTrigger().withCron("0 0 2 * * ?").with("active", false).create();

    var begun =
        given.caller(User.RUNNER).post(trigger.path("/backfills"), THREE_DAYS).mustBe(201).json();

    assertThat(begun.path("instants").asInt()).isEqualTo(3);
    var ended = awaitState(trigger, begun, "ENDED");
    assertThat(ended.path("successful").asInt()).isEqualTo(3);
    assertThat(trigger.logs())
        .extracting(log -> log.plannedDate().toString())
        .containsExactlyInAnyOrder(
            "2026-03-01T02:00:00Z", "2026-03-02T02:00:00Z", "2026-03-03T02:00:00Z");
    var listed = given.admin().get("logs?triggerId=" + trigger.id() + "&cause=BACKFILL");
    assertThat(listed.mustBe(200).json().path("items")).hasSize(3);
    assertThat(given.admin().get(trigger.path("/backfills")).mustBe(200).json().path("items"))
        .containsExactly(ended);
  }

  @Test
  void isEndedByWhoCancelsIt() {
    var trigger =
        given.aTrigger().thatTakes(Duration.ofMinutes(5)).withCron("0 0 2 * * ?").create();
    var begun = given.admin().post(trigger.path("/backfills"), THREE_DAYS).mustBe(201).json();
    trigger.awaitLogs(1, log -> log.startDate() != null);

    given.admin().post(path(trigger, begun) + "/cancel").mustBe(200);

    var ended = awaitState(trigger, begun, "CANCELED");
    assertThat(ended.path("started").asInt()).isEqualTo(1);
    assertThat(ended.path("canceledBy").asText()).isEqualTo(User.ADMIN.login());
    assertThat(trigger.logs()).hasSize(1).allMatch(Log::hasEnded);
  }

  @Test
  void aTriggerHasOneAtATime() {
    var trigger =
        given.aTrigger().thatTakes(Duration.ofMinutes(5)).withCron("0 0 2 * * ?").create();
    var begun = given.admin().post(trigger.path("/backfills"), THREE_DAYS).mustBe(201).json();

    var second = given.admin().post(trigger.path("/backfills"), THREE_DAYS).mustBe(409);

    assertThat(second.json().path("type").asText()).endsWith(":backfill-running");
    given.admin().post(path(trigger, begun) + "/cancel").mustBe(200);
    awaitState(trigger, begun, "CANCELED");
    given.admin().post(trigger.path("/backfills"), THREE_DAYS).mustBe(201);
  }

  @Test
  void whatIsWrongIsSaidAndNothingRuns() {
    var trigger = given.aTrigger().withCron("0 0 2 * * ?").create();
    var faults =
        List.of(
            Map.of(),
            Map.of("from", "2026-03-01T00:00:00Z", "to", "2126-03-01T00:00:00Z"),
            Map.of("from", "2026-03-01T03:00:00Z", "to", "2026-03-01T04:00:00Z"),
            Map.of("from", "1900-01-01T00:00:00Z", "to", "2026-01-01T00:00:00Z"),
            Map.of("from", "2026-03-04T00:00:00Z", "to", "2026-03-01T00:00:00Z"));

    for (var fault : faults) {
      var answer = given.admin().post(trigger.path("/backfills"), fault).mustBe(422);
      assertThat(answer.violations()).as(answer.toString()).isNotEmpty();
    }
    assertThat(trigger.logs()).isEmpty();
    assertThat(given.admin().get(trigger.path("/backfills")).mustBe(200).json().path("items"))
        .isEmpty();
  }

  private JsonNode awaitState(Trigger trigger, JsonNode backfill, String state) {
    var path = path(trigger, backfill);
    await()
        .atMost(SOON)
        .until(() -> given.admin().get(path).json().path("state").asText().equals(state));
    return given.admin().get(path).mustBe(200).json();
  }

  private static String path(Trigger trigger, JsonNode backfill) {
    return trigger.path("/backfills/" + backfill.path("id").asLong());
  }
}
