// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.alert;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A test of alerts; removes after it the rules that it made. */
abstract class AlertTest extends SharedServerTest {

  static final Duration SOON = Duration.ofSeconds(20);

  private final List<Long> rules = new ArrayList<>();

  @AfterEach
  void remove() {
    rules.forEach(rule -> given.admin().delete("alerts/" + rule));
  }

  /** A webhook at once of each failed run of a trigger; {@code more} is put over it. */
  Map<String, Object> webhook(Trigger trigger, String url, Map<String, Object> more) {
    var rule = new LinkedHashMap<String, Object>();
    rule.put("name", given.aName());
    rule.put("condition", "FAILED");
    rule.put("triggerIds", List.of(trigger.id()));
    rule.put("channel", "WEBHOOK");
    rule.put("channelSettings", Map.of("url", url));
    rule.put("groupWindow", "PT0S");
    rule.putAll(more);
    return rule;
  }

  long create(Map<String, Object> rule) {
    long id = given.admin().post("alerts", rule).mustBe(201).json().path("id").asLong();
    rules.add(id);
    return id;
  }

  /** Waits until the newest message of a rule has a status. */
  JsonNode awaitDelivery(long rule, String status) {
    return await()
        .atMost(SOON)
        .until(
            () -> newestDelivery(rule),
            delivery -> delivery.path("status").asText().equals(status));
  }

  JsonNode newestDelivery(long rule) {
    return given.admin().get("alerts/deliveries?alertId=" + rule).mustBe(200).json().at("/items/0");
  }

  Trigger failing() {
    return given.aTrigger().withOverlap().thatFailsWith("it broke").create();
  }
}
