// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.it.TellsTheLog;
import dev.dispatchee.it.alert.Receiver;
import dev.dispatchee.it.client.Api;
import dev.dispatchee.it.cluster.Cluster;
import dev.dispatchee.it.server.ServerProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A node is killed while it sends an alert, others are told of it, and the dead-man's switch. */
class AlertFaultIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration SEVERAL_CALLS = Duration.ofSeconds(5);

  private static final Cluster CLUSTER = Cluster.make("alerting");
  private static final Receiver SWITCH = Receiver.accepting();

  @RegisterExtension
  private final TellsTheLog tellsTheLog = new TellsTheLog(CLUSTER.second().log());

  @BeforeAll
  static void start() {
    for (var server : List.of(CLUSTER.first(), CLUSTER.second())) {
      server.addOption("-Ddispatch.http-request.allow=127.0.0.1");
      server.addOption("-Ddispatch.alert.ping.url=" + SWITCH.url());
      server.addOption("-Ddispatch.alert.ping.interval=PT1S");
    }
    CLUSTER.start();
  }

  @AfterAll
  static void end() {
    CLUSTER.close();
    SWITCH.close();
  }

  @Test
  void theDeadMansSwitchIsCalledWhileANodeIsReadyAndNotWhileNoneIs() {
    awaitCalls();

    CLUSTER.postgres().kill();
    try {
      await().atMost(PATIENCE).until(() -> lastCall().isBefore(Instant.now().minus(SEVERAL_CALLS)));
    } finally {
      CLUSTER.postgres().startAgain();
    }

    awaitCalls();
  }

  private static void awaitCalls() {
    int before = SWITCH.arrivals().size();
    await().atMost(PATIENCE).until(() -> SWITCH.arrivals().size() > before + 2);
  }

  private static Instant lastCall() {
    var calls = SWITCH.arrivals();
    return calls.get(calls.size() - 1).date();
  }

  @Test
  void whatADeadNodeWasSendingIsSentByAnotherAndItsDeathIsTold() {
    try (var lost = Receiver.accepting();
        var receiver = Receiver.answering(number -> number == 1 ? 0 : 200)) {
      var admin = Cluster.admin(CLUSTER.first());
      create(admin, "node lost", "NODE_LOST", lost.url());
      long rule = create(admin, "failed", "FAILED", receiver.url());
      var trigger =
          admin
              .post(
                  "triggers",
                  Map.of(
                      "name", "fails",
                      "dispatchTaskExecutorType", "hello",
                      "dispatchTaskSettings", Map.of("fail", "it broke")))
              .mustBe(201)
              .json()
              .path("id")
              .asLong();
      // The other node, which may send, knows the rules by then.
      admin.post("triggers/" + trigger + "/run?at=" + Instant.now().plusSeconds(3)).mustBe(202);
      await().atMost(PATIENCE).until(() -> receiver.arrivals().size() == 1);
      var sender = delivery(admin, rule).path("node").asText();
      var killed =
          Cluster.nameOf(CLUSTER.first()).equals(sender) ? CLUSTER.first() : CLUSTER.second();
      var survivor = Cluster.admin(other(killed));

      killed.kill();

      await()
          .atMost(PATIENCE)
          .until(() -> delivery(survivor, rule).path("status").asText().equals("SENT"));
      var sent = delivery(survivor, rule);
      assertThat(sent.path("attempts").asInt()).isEqualTo(2);
      assertThat(sent.path("node").asText()).isNotEqualTo(sender);
      assertThat(receiver.arrivals())
          .hasSize(2)
          .extracting(arrival -> arrival.header("webhook-id"))
          .containsOnly(sent.path("messageId").asText());
      await().atMost(PATIENCE).until(() -> lost.arrivals().size() == 1);
      assertThat(lost.arrivals().get(0).json().at("/data/events/0/node").asText())
          .isEqualTo(sender);
    }
  }

  private static ServerProcess other(ServerProcess server) {
    return server == CLUSTER.first() ? CLUSTER.second() : CLUSTER.first();
  }

  private static JsonNode delivery(Api admin, long rule) {
    return admin.get("alerts/deliveries?alertId=" + rule).mustBe(200).json().at("/items/0");
  }

  private static long create(Api admin, String name, String condition, String url) {
    return admin
        .post(
            "alerts",
            Map.of(
                "name",
                name,
                "condition",
                condition,
                "channel",
                "WEBHOOK",
                "channelSettings",
                Map.of("url", url, "timeout", "PT30S")))
        .mustBe(201)
        .json()
        .path("id")
        .asLong();
  }
}
