// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.it.client.Api;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * What calls find: some triggers and logs. They are put back now and then, as calls delete them.
 */
final class Stage {

  private static final int TRIGGERS = 6;

  /** As the examples of the document call it. */
  private static final String CALENDAR = "Holidays";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Api admin;
  private final String node;
  private State state;

  Stage(Api admin, String node) {
    this.admin = admin;
    this.node = node;
    this.state = State.of(admin);
  }

  /** Takes away what is there, and puts there what should be. */
  void set() {
    admin.post("nodes/" + node + "/resume").mustBe(200);
    admin.post("scheduler/resume").mustBe(200);
    for (var trigger : items("triggers?pageSize=200")) {
      remove(trigger.path("id").asText());
    }
    for (var calendar : items("calendars?pageSize=200")) {
      admin.delete("calendars/" + calendar.path("id").asText()).mustBe(204);
    }
    var days = List.of(Map.of("date", "2030-12-25"));
    admin.post("calendars", Map.of("name", CALENDAR, "days", days)).mustBe(201);
    var runs = new ArrayList<String>();
    for (int i = 0; i < TRIGGERS; i++) {
      var trigger = make(i);
      runs.add(admin.post("triggers/" + trigger + "/run").mustBe(202).json().path("id").asText());
    }
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> runs.stream().filter(this::isOpen).toList().size() <= 1);
    state = state.next(admin);
  }

  /** How everything stood when {@link #changed} last looked. */
  State state() {
    return state;
  }

  /** Whether something is different since then. */
  boolean changed() {
    var before = state;
    state = state.next(admin);
    return !state.equals(before);
  }

  /** Whether calls have deleted too much to go on. */
  boolean isEmpty() {
    return state.triggers().size() < 3 || state.runs().isEmpty();
  }

  /** The id of a trigger that is there. */
  String trigger(Dice dice) {
    return dice.of(List.copyOf(state.triggers().keySet()));
  }

  /** The id of a calendar that is there, or was. */
  String calendar(Dice dice) {
    return state.calendars().isEmpty() ? "1" : dice.of(List.copyOf(state.calendars().keySet()));
  }

  /** The id of a log that is there. */
  String log(Dice dice) {
    return dice.of(state.runs());
  }

  /** The name of the node. */
  String node() {
    return node;
  }

  private String make(int number) {
    var fields =
        new HashMap<String, Object>(
            Map.of(
                "name",
                "fuzz " + number,
                "externalReferenceCode",
                "fuzz-" + number,
                "dispatchTaskExecutorType",
                "hello",
                // The last one that runs goes on while the others have ended.
                "dispatchTaskSettings",
                Map.of("seconds", number == 3 ? "120" : "0"),
                "cronExpression",
                "0 30 2 1 1 ?",
                "active",
                number % 2 == 0,
                "labels",
                List.of("fuzz")));
    if (number < 2) {
      fields.put("calendar", CALENDAR);
    }
    return admin.post("triggers", fields).mustBe(201).json().path("id").asText();
  }

  private void remove(String trigger) {
    admin.patch("triggers/" + trigger, Map.of("active", false, "system", false)).mustBe(200);
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> {
              for (var log : items("logs?pageSize=200&triggerId=" + trigger)) {
                if (isOpen(log)) {
                  admin.post("logs/" + log.path("id").asText() + "/cancel");
                }
              }
              return admin.delete("triggers/" + trigger).status() == 204;
            });
  }

  private JsonNode items(String path) {
    return admin.get(path).mustBe(200).json().path("items");
  }

  private boolean isOpen(String log) {
    return isOpen(admin.get("logs/" + log).mustBe(200).json());
  }

  private static boolean isOpen(JsonNode log) {
    return List.of("QUEUED", "IN_PROGRESS").contains(log.path("status").asText());
  }
}
