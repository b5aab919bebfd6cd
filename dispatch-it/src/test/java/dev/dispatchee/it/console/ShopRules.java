// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.it.client.Given;
import dev.dispatchee.it.client.Trigger;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the imagined shop has beside its triggers: a calendar, a group, and who is told of what. */
final class ShopRules {

  /** The group that both work in that read the warehouse. */
  static final String GROUP = "warehouse-database";

  private final Given given;

  ShopRules(Given given) {
    this.given = given;
  }

  /** Holidays, with one tomorrow, that bar some triggers; its number. */
  long holidays(Trigger... barred) {
    var today = LocalDate.now(ZoneOffset.UTC);
    var calendar =
        Map.of(
            "name",
            "Bank holidays",
            "description",
            "Germany, as the finance department keeps them.",
            "days",
            List.of(
                Map.of("date", today.plusDays(1).toString(), "name", "Stocktaking"),
                Map.of(
                    "date",
                    today.getYear() + "-12-25",
                    "until",
                    today.getYear() + "-12-26",
                    "name",
                    "Christmas"),
                Map.of("date", today.getYear() + 1 + "-01-01", "name", "New Year")),
            "windows",
            List.of(
                Map.of(
                    "start",
                    today.plus(20, ChronoUnit.DAYS) + "T18:00:00Z",
                    "end",
                    today.plus(22, ChronoUnit.DAYS) + "T06:00:00Z",
                    "name",
                    "Move of the data centre")));
    long id = given.admin().post("calendars", calendar).mustBe(201).json().path("id").asLong();
    for (var trigger : barred) {
      patch(trigger, Map.of("calendar", "Bank holidays", "calendarRule", "NEXT_DAY"));
    }
    return id;
  }

  /** A group that lets one run at a time, of some triggers. */
  void group(Trigger... members) {
    given
        .admin()
        .put(
            "groups/" + GROUP,
            Map.of("maximum", 1, "description", "Long reads slow the shop down: one at a time."))
        .mustBe(201);
    for (var trigger : members) {
      patch(trigger, Map.of("concurrencyGroup", GROUP));
    }
  }

  /** Only some people may run and change a trigger, and what fails is kept for longer. */
  void rights(Trigger guarded) {
    patch(
        guarded,
        Map.of(
            "access",
            Map.of("view", List.of(), "run", List.of("payroll"), "edit", List.of("payroll-leads")),
            "logRetention",
            "P90D",
            "failedLogRetention",
            "P730D",
            "successfulLogLimit",
            200));
  }

  /** Two rules; nobody answers there, so the first one's test waits to be sent again. */
  void alerts() {
    long id =
        rule("Finance fails", "FAILED", Map.of("labels", List.of("finance"))).path("id").asLong();
    rule("A node is lost", "NODE_LOST", Map.of());
    rule(
        "Nothing was exported",
        "NOT_SUCCEEDED",
        Map.of("duration", "PT26H", "labels", List.of("finance")));
    given.admin().post("alerts/" + id + "/test").mustBe(202);
  }

  private JsonNode rule(String name, String condition, Map<String, ?> more) {
    var rule = new HashMap<String, Object>(more);
    rule.put("name", name);
    rule.put("condition", condition);
    rule.put("channel", "WEBHOOK");
    rule.put("channelSettings", Map.of("url", "https://alerts.shop.example/dispatch"));
    return given.admin().post("alerts", rule).mustBe(201).json();
  }

  private void patch(Trigger trigger, Map<String, ?> change) {
    given.admin().patch("triggers/" + trigger.id(), change).mustBe(200);
  }
}
