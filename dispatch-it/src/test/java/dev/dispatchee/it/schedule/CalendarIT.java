// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.server.User;
import org.junit.jupiter.api.Test;

/** What will fire, and what came of what fired, of many triggers at once. */
class CalendarIT extends SharedServerTest {

  private static final String WEEK = "calendar?from=2027-03-26T00:00:00Z&to=2027-04-02T00:00:00Z";

  @Test
  void tellsEachFireOfASeldomTriggerByTheClockOfItsZone() {
    var label = "calendar-" + Integer.toHexString(given.aName().hashCode());
    var trigger =
        given
            .aTrigger()
            .withCron("0 30 2 * * ?")
            .with("timeZoneId", "Europe/Berlin")
            .with("labels", new String[] {label})
            .create();

    var calendar = viewed(WEEK + "&timeZoneId=Europe/Berlin&label=" + label);

    assertThat(calendar.path("items")).hasSize(7);
    assertThat(calendar.path("items"))
        .allSatisfy(item -> assertThat(item.path("triggerId").asLong()).isEqualTo(trigger.id()));
    // The night in which the clocks go forward has no 02:30.
    assertThat(calendar.at("/items/2/localDateTime").asText()).startsWith("2027-03-28T03:00");
    assertThat(calendar.at("/items/2/note").asText()).isEqualTo("GAP_MOVED");
    assertThat(calendar.path("clockChanges")).hasSize(1);
    assertThat(calendar.path("hours"))
        .filteredOn(hour -> hour.path("fires").asInt() > 0)
        .hasSize(7);
  }

  @Test
  void tellsOfAFrequentTriggerAsASum() {
    var label = "calendar-" + Integer.toHexString(given.aName().hashCode());
    given
        .aTrigger()
        .withCron("0 * * * * ?")
        .with("active", false)
        .with("labels", new String[] {label})
        .create();

    var calendar = viewed(WEEK + "&active=false&label=" + label);

    assertThat(calendar.path("items")).isEmpty();
    assertThat(calendar.at("/frequent/0/fires").asInt()).isEqualTo(7 * 24 * 60);
    assertThat(calendar.at("/frequent/0/active").asBoolean()).isFalse();
  }

  @Test
  void refusesATimeThatIsTooLongOrTurnedRound() {
    var caller = given.caller(User.VIEWER);

    caller.get("calendar?from=2027-01-01T00:00:00Z&to=2027-02-06T00:00:00Z").mustBe(422);
    caller.get("calendar?from=2027-01-02T00:00:00Z&to=2027-01-01T00:00:00Z").mustBe(422);
    caller.get("calendar?from=2027-01-01T00:00:00Z").mustBe(400);
  }

  @Test
  void tellsTheNewestRunsOfATriggerAndItsDays() {
    var trigger = given.aTrigger().create();
    var run = trigger.awaitEnded(trigger.runNow());

    var latest = viewed("triggers/statistics?ids=" + trigger.id() + ",999999999");
    var days = viewed(trigger.path("/statistics"));

    assertThat(latest.path("items")).hasSize(1);
    assertThat(latest.at("/items/0/runs/0/logId").asLong()).isEqualTo(run.id());
    assertThat(latest.at("/items/0/usualDurationMillis").isNull()).isFalse();
    assertThat(days.at("/days/0/successful").asInt()).isEqualTo(1);
  }

  private JsonNode viewed(String path) {
    return given.caller(User.VIEWER).get(path).mustBe(200).json();
  }
}
