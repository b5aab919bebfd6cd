// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.dispatchee.it.alert.Receiver.Arrival;
import dev.dispatchee.it.server.SharedServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alerts leave in time, are what they say, and what cannot be sent holds up nobody. */
class AlertsIT extends AlertTest {

  private static final String CANARY = System.getenv("DISPATCH_SECRET_IT_CANARY");

  @Test
  void leaveWithinTwoSecondsOfWhatTheyTell() {
    try (var receiver = Receiver.accepting()) {
      var trigger = failing();
      create(webhook(trigger, receiver.url(), Map.of()));
      var delays = new ArrayList<Duration>();
      for (int i = 1; i <= 3; i++) {
        int number = i;
        var log = trigger.awaitEnded(trigger.runNow());
        await().atMost(SOON).until(() -> receiver.arrivals().size() == number);
        delays.add(Duration.between(log.endDate(), receiver.arrivals().get(i - 1).date()));
      }

      System.out.println("alerts left after " + delays);
      assertThat(delays).anyMatch(delay -> delay.compareTo(Duration.ofSeconds(2)) < 0);
    }
  }

  @Test
  void areSignedCloudEvents() throws Exception {
    try (var receiver = Receiver.accepting()) {
      var trigger = given.aTrigger().thatFailsWith("no $(secret1) here").create();
      long rule =
          create(
              webhook(
                  trigger,
                  receiver.url(),
                  Map.of(
                      "channelSettings",
                      Map.of(
                          "url",
                          receiver.url() + "?key=$(secret1)",
                          "secret1",
                          "${secret:it.canary}",
                          "signingSecret",
                          "${secret:it.canary}"))));

      var log = trigger.awaitEnded(trigger.runNow());
      await().atMost(SOON).until(() -> receiver.arrivals().size() == 1);

      var webhook = receiver.arrivals().get(0);
      var event = webhook.json();
      assertThat(webhook.header("Content-Type"))
          .isEqualTo("application/cloudevents+json; charset=utf-8");
      assertThat(event.path("specversion").asText()).isEqualTo("1.0");
      assertThat(event.path("type").asText()).isEqualTo("dev.dispatchee.alert.failed");
      assertThat(event.path("id").asText()).isEqualTo(webhook.header("webhook-id"));
      assertThat(event.at("/data/events/0/logId").asLong()).isEqualTo(log.id());
      assertThat(event.at("/data/events/0/detail").asText()).contains("no $(secret1) here");
      assertThat(webhook.header("webhook-signature")).isEqualTo(signature(webhook));
      var delivery = awaitDelivery(rule, "SENT");
      assertThat(delivery.path("attempts").asInt()).isEqualTo(1);
      assertThat(given.admin().get("alerts/" + rule).text() + delivery).doesNotContain(CANARY);
    }
  }

  private static String signature(Arrival webhook) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(CANARY.getBytes(UTF_8), "HmacSHA256"));
    var signed =
        "%s.%s.%s"
            .formatted(
                webhook.header("webhook-id"), webhook.header("webhook-timestamp"), webhook.body());
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
  }

  @Test
  void tellOfManyFailuresInTwoMessages() {
    try (var receiver = Receiver.accepting()) {
      var trigger = failing();
      create(webhook(trigger, receiver.url(), Map.of("groupWindow", "PT4S")));
      for (int i = 0; i < 30; i++) {
        trigger.runNow();
      }
      await().atMost(SOON).until(() -> counted(receiver) == 30);

      assertThat(receiver.arrivals()).hasSizeBetween(1, 3);
    }
  }

  private static int counted(Receiver receiver) {
    return receiver.arrivals().stream()
        .mapToInt(arrival -> arrival.json().at("/data/count").asInt())
        .sum();
  }

  @ParameterizedTest
  @CsvSource({
    "http://169.254.169.254/latest, dispatch.http-request.allow",
    "http://127.0.0.2:1/, dispatch.http-request.allow",
    "http://[::1]/, dispatch.http-request.allow"
  })
  void reachNothingThatRequestsMayNotReach(String url, String why) {
    long rule = create(webhook(failing(), url, Map.of()));

    given.admin().post("alerts/" + rule + "/test").mustBe(202);

    var delivery = awaitDelivery(rule, "FAILED");
    assertThat(delivery.path("error").asText()).contains(why);
    assertThat(delivery.path("attempts").asInt()).as("a test is tried once").isEqualTo(1);
  }

  @Test
  void followNoRedirect() {
    try (var receiver = Receiver.answering(number -> 302)) {
      long rule = create(webhook(failing(), receiver.url(), Map.of()));

      given.admin().post("alerts/" + rule + "/test").mustBe(202);

      assertThat(awaitDelivery(rule, "FAILED").path("error").asText())
          .contains("answered 302", "redirects are not followed");
    }
  }

  @Test
  void doNotWaitForAReceiverThatNeverAnswers() {
    try (var silent = Receiver.answering(number -> 0);
        var receiver = Receiver.accepting()) {
      var trigger = failing();
      long stuck =
          create(
              webhook(
                  trigger,
                  silent.url(),
                  Map.of("channelSettings", Map.of("url", silent.url(), "timeout", "PT6S"))));
      create(webhook(trigger, receiver.url(), Map.of()));

      trigger.runNow();
      await().atMost(SOON).until(() -> silent.arrivals().size() == 1);
      await().atMost(SOON).until(() -> receiver.arrivals().size() == 1);
      assertThat(newestDelivery(stuck).path("endDate").isNull()).isTrue();

      await().atMost(SOON).until(() -> newestDelivery(stuck).path("error").asText().contains("no"));
      assertThat(newestDelivery(stuck).path("error").asText()).contains("no answer within PT6S");
    }
  }

  @Test
  void areTriedAgainWithTheSameIdAndShownUntilTheyAreSent() {
    try (var receiver = Receiver.answering(number -> number == 1 ? 500 : 200)) {
      var trigger = failing();
      long rule = create(webhook(trigger, receiver.url(), Map.of()));

      trigger.runNow();
      await().atMost(SOON).until(() -> newestDelivery(rule).path("error").isTextual());
      assertThat(newestDelivery(rule).path("status").asText()).isEqualTo("PENDING");
      assertThat(given.admin().get("overview").json().path("alertsUnsent").asInt()).isPositive();
      assertThat(given.admin().get("alerts/" + rule).json().path("unsentError").asText())
          .contains("answered 500");
      await().atMost(SOON).until(() -> readiness().contains("\"alerts\":\"UNSENT\""));
      assertThat(given.nobody().get("/health/ready").status()).isEqualTo(200);

      var delivery = awaitDelivery(rule, "SENT");
      assertThat(delivery.path("attempts").asInt()).isEqualTo(2);
      assertThat(receiver.arrivals())
          .extracting(arrival -> arrival.header("webhook-id"))
          .containsOnly(delivery.path("messageId").asText());
      assertThat(
              Duration.between(
                  receiver.arrivals().get(0).date(), receiver.arrivals().get(1).date()))
          .isGreaterThan(Duration.ofSeconds(9));
    }
  }

  private String readiness() {
    return given.nobody().get("/health/ready").text();
  }

  @Test
  void goByMail() throws Exception {
    var trigger = failing();
    var server = new GreenMail(new ServerSetup(SharedServer.mailPort(), "127.0.0.1", "smtp"));
    server.start();
    try {
      create(
          webhook(
              trigger,
              "",
              Map.of("channel", "MAIL", "channelSettings", Map.of("to", "ops@example.com"))));

      var log = trigger.awaitEnded(trigger.runNow());
      await().atMost(SOON).until(() -> server.getReceivedMessages().length == 1);

      var mail = server.getReceivedMessages()[0];
      assertThat(mail.getSubject()).startsWith("[Dispatch] ").contains(log.triggerName());
      assertThat(GreenMailUtil.getBody(mail)).contains("it broke", "run " + log.id());
    } finally {
      server.stop();
    }
  }

  @Test
  void sayWhatIsMissingForAMail() {
    long nowhere =
        create(
            webhook(
                failing(),
                "",
                Map.of(
                    "channel",
                    "MAIL",
                    "channelSettings",
                    Map.of("to", "ops@example.com", "session", "java:jboss/mail/Nowhere"))));

    given.admin().post("alerts/" + nowhere + "/test").mustBe(202);

    assertThat(awaitDelivery(nowhere, "FAILED").path("error").asText())
        .contains("dispatch.mail.sessions");
  }

  @Test
  void tellNothingWhileTheyAreMuted() {
    try (var receiver = Receiver.accepting()) {
      var trigger = failing();
      long rule = create(webhook(trigger, receiver.url(), Map.of()));
      var later = Instant.now().plus(Duration.ofHours(1));
      given.admin().patch("alerts/" + rule, Map.of("mutedUntil", later.toString())).mustBe(200);

      trigger.awaitEnded(trigger.runNow());
      given
          .admin()
          .send("PATCH", "alerts/" + rule, "application/json", "{\"mutedUntil\":null}")
          .mustBe(200);
      var told = trigger.awaitEnded(trigger.runNow());

      await().atMost(SOON).until(() -> receiver.arrivals().size() == 1);
      assertThat(receiver.arrivals().get(0).json().at("/data/events/0/logId").asLong())
          .isEqualTo(told.id());
    }
  }

  @Test
  void outliveTheTriggersThatTheyAreAbout() {
    var trigger = failing();
    long rule = create(webhook(trigger, "https://example.com/", Map.of()));
    given.admin().delete(trigger.path("")).mustBe(204);

    var shown = given.admin().get("alerts/" + rule).mustBe(200).json();

    assertThat(shown.at("/deletedTriggerIds/0").asLong()).isEqualTo(trigger.id());
    given.admin().patch("alerts/" + rule, Map.of("description", "old")).mustBe(200);
  }

  @Test
  void areFoundForTriggersByTheirLabels() {
    try (var receiver = Receiver.accepting()) {
      var label = "alert-" + System.nanoTime();
      var labelled = given.aTrigger().thatFailsWith("x").with("labels", List.of(label)).create();
      var other = failing();
      create(
          webhook(
              other, receiver.url(), Map.of("triggerIds", List.of(), "labels", List.of(label))));

      other.awaitEnded(other.runNow());
      labelled.awaitEnded(labelled.runNow());
      await().atMost(SOON).until(() -> !receiver.arrivals().isEmpty());

      assertThat(receiver.arrivals()).hasSize(1);
      assertThat(receiver.arrivals().get(0).json().at("/data/events/0/triggerId").asLong())
          .isEqualTo(labelled.id());
    }
  }
}
