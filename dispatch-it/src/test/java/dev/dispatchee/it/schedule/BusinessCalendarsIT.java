// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.schedule;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Recurrence rules, and calendars that bind triggers. */
class BusinessCalendarsIT extends SharedServerTest {

  private final String name = "calendar " + UUID.randomUUID();
  private final Instant end = Instant.now().truncatedTo(SECONDS).plus(Duration.ofDays(30));

  @Test
  void firesByARecurrenceRule() {
    var trigger = given.aTrigger().withCron("0 0 0 1 1 ?").create();
    var rule = new HashMap<String, Object>();
    rule.put("cronExpression", null);
    rule.put("rrule", "FREQ=SECONDLY;INTERVAL=2;COUNT=900");
    trigger.api().patch(trigger.path(""), rule).mustBe(200);

    assertThat(trigger.awaitLogs(2, Log::isSuccessful)).hasSizeGreaterThanOrEqualTo(2);
    assertThat(trigger.json().path("scheduleDescription").asText())
        .startsWith("Every 2 seconds, 900 times, UTC");
  }

  @Test
  void firesAgainWhenAFreezeIsLifted() {
    var trigger = given.aTrigger().withCron("* * * * * ?").withOverlap().create();
    var api = trigger.api();
    long calendar = freeze(trigger, Instant.now().minusSeconds(60));
    api.patch(trigger.path(""), Map.of("calendar", name)).mustBe(200);
    var frozen = Instant.now().truncatedTo(SECONDS).plusSeconds(1);
    assertThat(trigger.json().path("nextFireDate").asText()).isEqualTo(end.toString());

    // Lifted: it fires at once, and what the freeze barred is told.
    api.put("calendars/" + calendar, Map.of("name", name)).mustBe(200);
    trigger.awaitLogs(1, log -> log.isSuccessful() && log.plannedDate().isAfter(frozen));

    var inUse = api.delete("calendars/" + calendar).mustBe(409).json();
    assertThat(inUse.path("type").asText()).isEqualTo("urn:dispatch:problem:calendar-in-use");
    assertThat(inUse.path("detail").asText()).contains(trigger.json().path("name").asText());
    var none = new HashMap<String, Object>();
    none.put("calendar", null);
    api.patch(trigger.path(""), none).mustBe(200);
    api.delete("calendars/" + calendar).mustBe(204);
  }

  @Test
  void isMadeOfAnICalendarFileAndShownInPreviews() {
    var trigger = given.aTrigger().withCron("0 0 0 1 1 ?").create();
    var api = trigger.api();
    var made =
        api.send(
                "POST",
                "calendars?name=" + name.replace(" ", "%20"),
                "text/calendar",
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20301224\r\n"
                    + "DTEND;VALUE=DATE:20301227\r\nSUMMARY:Christmas\r\nEND:VEVENT\r\n"
                    + "END:VCALENDAR\r\n")
            .mustBe(201)
            .json();
    assertThat(made.path("days").path(0).path("until").asText()).isEqualTo("2030-12-26");

    var moved = preview(trigger, "NEXT_DAY").path("items");
    assertThat(moved.path(1).path("fireDate").asText()).isEqualTo("2030-12-27T09:00:00Z");
    assertThat(moved.path(1).path("note").isNull()).isTrue();
    var skipped = preview(trigger, "SKIP");
    assertThat(skipped.path("barred")).hasSize(3);
    assertThat(skipped.path("scheduleDescription").asText())
        .endsWith(", not in '%s'".formatted(name));
    api.delete("calendars/" + made.path("id").asLong()).mustBe(204);
  }

  private JsonNode preview(Trigger trigger, String rule) {
    return trigger
        .api()
        .post(
            "schedules/preview",
            Map.of(
                "cronExpression",
                "0 0 9 * * ?",
                "calendar",
                name,
                "calendarRule",
                rule,
                "after",
                "2030-12-22T12:00:00Z",
                "count",
                3))
        .mustBe(200)
        .json();
  }

  private long freeze(Trigger trigger, Instant from) {
    var window = Map.of("start", from.toString(), "end", end.toString());
    return trigger
        .api()
        .post("calendars", Map.of("name", name, "windows", List.of(window)))
        .mustBe(201)
        .json()
        .path("id")
        .asLong();
  }
}
