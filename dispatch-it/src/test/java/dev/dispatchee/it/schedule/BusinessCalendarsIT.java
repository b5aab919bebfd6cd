// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.schedule;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.it.AtOnce;
import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Answer;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  void theExamplesOfTheirPageAreAnsweredAsItSays() throws IOException {
    var examples = CalendarPage.examples();
    assertThat(examples).hasSize(5);
    var made = new ArrayList<Long>();
    try {
      for (var example : examples) {
        var answer =
            given.admin().send("POST", example.path(), example.contentType(), example.body());
        if (example.path().startsWith("calendars")) {
          made.add(answer.mustBe(201).json().path("id").asLong());
        } else {
          assertHas(answer.mustBe(200).json(), example.answer());
        }
      }
    } finally {
      made.forEach(id -> given.admin().delete("calendars/" + id).mustBe(204));
    }
  }

  private static void assertHas(JsonNode found, JsonNode some) {
    if (some.isContainerNode()) {
      some.properties().forEach(one -> assertHas(found.path(one.getKey()), one.getValue()));
      if (some.isArray()) {
        assertThat(found).hasSameSizeAs(some);
        for (int i = 0; i < some.size(); i++) {
          assertHas(found.path(i), some.path(i));
        }
      }
    } else {
      assertThat(found).isEqualTo(some);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "PUT"})
  void loseNothingWhenATriggerIsBoundAtTheSameMoment(String change) {
    for (int round = 0; round < 12; round++) {
      boolean imports = round % 2 == 0;
      var code = "bound-%s-%d".formatted(change, round);
      var calendarName = name + " " + round;
      var admin = given.admin();
      long calendar =
          admin
              .post("calendars", Map.of("name", calendarName))
              .mustBe(201)
              .json()
              .path("id")
              .asLong();
      var answers =
          AtOnce.call(
              2,
              caller ->
                  caller == 0
                      ? bind(imports, code, calendarName)
                      : change(change, calendar, calendarName));

      var bound = answers.get(0);
      var changed = answers.get(1);
      var stored = admin.get("triggers/by-external-reference-code/" + code);
      if (stored.status() == 200) {
        given.willRemove(stored);
      }
      if (change.equals("DELETE")) {
        boolean gone = changed.status() == 204;
        assertThat(changed.status()).as(changed.toString()).isIn(204, 409);
        assertThat(bound.status())
            .as(bound.toString())
            .isIn(gone ? List.of(422) : List.of(200, 201));
        assertThat(stored.status()).isEqualTo(gone ? 404 : 200);
        if (gone) {
          assertThat(bound.text()).contains("unknown-calendar");
          continue;
        }
      } else {
        changed.mustBe(200);
        assertThat(bound.status()).as(bound.toString()).isIn(200, 201);
        // Whoever came first: it is due when the calendar that is stored lets it be.
        assertThat(stored.json().path("nextFireDate").asText()).isEqualTo(end.toString());
      }
      admin.delete("triggers/" + stored.json().path("id").asLong()).mustBe(204);
      admin.delete("calendars/" + calendar).mustBe(204);
    }
  }

  private Answer bind(boolean imports, String code, String calendar) {
    var fields = new HashMap<String, Object>();
    fields.put("name", code);
    fields.put("externalReferenceCode", code);
    fields.put("dispatchTaskExecutorType", "hello");
    fields.put("cronExpression", "* * * * * ?");
    fields.put("active", true);
    fields.put("calendar", calendar);
    return imports
        ? given.admin().post("import", Map.of("triggers", List.of(fields)))
        : given.admin().put("triggers/by-external-reference-code/" + code, fields);
  }

  private Answer change(String change, long calendar, String calendarName) {
    var window = Map.of("start", Instant.EPOCH.toString(), "end", end.toString());
    return change.equals("DELETE")
        ? given.admin().delete("calendars/" + calendar)
        : given
            .admin()
            .put("calendars/" + calendar, Map.of("name", calendarName, "windows", List.of(window)));
  }

  @Test
  void refuseFilesThatAreNone() {
    var api = given.admin();
    var deep = "BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\n".repeat(70_000);
    api.send("POST", "calendars?name=x", "text/calendar", deep)
        .mustBeProblem(422, "validation-failed");
    api.send("POST", "calendars?name=x", "text/calendar;charset=UTF-16", "x")
        .mustBeProblem(415, "unsupported-media-type");
    api.send("POST", "calendars?name=x", "text/calendar", "x".repeat(1024 * 1024 + 1))
        .mustBeProblem(413, "payload-too-large");
    var endless =
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260101T000000Z\r\nDURATION:PT1S\r\n"
            + "RRULE:FREQ=SECONDLY;COUNT=1000000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    assertThat(api.send("POST", "calendars?name=x", "text/calendar", endless).mustBe(422).text())
        .contains("10000");
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
