// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dispatchee.alert.AlertChannel;
import dev.dispatchee.alert.AlertKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is sent. */
class AlertMessageTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void isACloudEvent() throws Exception {
    var event = json(message("nightly", 3).cloudEvent());

    assertThat(event.path("specversion").asText()).isEqualTo("1.0");
    assertThat(event.path("id").asText()).isEqualTo("an-id");
    assertThat(event.path("source").asText()).isEqualTo("/dispatch/alerts/5");
    assertThat(event.path("type").asText()).isEqualTo("dev.dispatchee.alert.failed");
    assertThat(event.path("subject").asText()).isEqualTo("nightly");
    assertThat(event.path("time").asText()).isEqualTo("2026-11-24T12:00:30Z");
    assertThat(event.at("/data/count").asInt()).isEqualTo(3);
    assertThat(event.at("/data/events/0/logId").asLong()).isEqualTo(9);
  }

  @Test
  void holdsNoPlaceForASecretThatATriggerMayBeNamedAfter() throws Exception {
    var text = message("$(secret1)", 1).cloudEvent();

    assertThat(text).doesNotContain("$");
    assertThat(json(text).at("/data/events/0/triggerName").asText()).isEqualTo("$(secret1)");
  }

  @Test
  void saysToPeopleWhatAndHowOften() {
    assertThat(message("nightly", 1).subject()).isEqualTo("[Dispatch] Exports fail: nightly");
    assertThat(message("a\r\nBcc: spy@example.com", 1).subject()).doesNotContain("\r", "\n");
    assertThat(message("nightly", 25).subject()).isEqualTo("[Dispatch] Exports fail (25 times)");
    assertThat(message("nightly", 25).text())
        .contains("Exports fail", "nightly (trigger 4, run 9)", "FAILED: x", "… and 24 more");
  }

  // The example of the specification.
  @Test
  void isSignedAsStandardWebhooksAre() {
    assertThat(
            Signature.of(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330,
                "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    assertThat(Signature.of("a plain text", "id", 1, "body"))
        .isNotEqualTo(Signature.of("a plain text", "id", 2, "body"));
  }

  @Test
  void goesByTheSettingsOfItsExecutor() {
    var settings =
        ChannelSettings.of(
            AlertChannel.WEBHOOK,
            Map.of(
                "url", "https://example.com/", "signingSecret", "${secret:a}", "headers", "X: y"),
            message("nightly", 1),
            Map.of("webhook-id", "an-id"));

    assertThat(settings)
        .containsEntry("method", "POST")
        .containsEntry("maxRedirects", "0")
        .containsEntry("timeout", "PT10S")
        .doesNotContainKey("signingSecret");
    assertThat(settings.get("headers"))
        .isEqualTo(
            "Content-Type: application/cloudevents+json; charset=utf-8\nwebhook-id: an-id\nX: y");
  }

  @Test
  void isTriedAgainLaterAndLater() {
    assertThat(List.of(1, 2, 3, 7, 8, 100))
        .extracting(AlertTimes::pauseAfter)
        .containsExactly(
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(40),
            Duration.ofSeconds(640),
            Duration.ofMinutes(15),
            Duration.ofMinutes(15));
  }

  @Test
  void refusesTimesThatAreTooShort() {
    var day = Duration.ofDays(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AlertTimes(Duration.ofSeconds(59), day, day, ""))
        .withMessageContaining("dispatch.alert.give-up found 'PT59S'");
  }

  private static AlertMessage message(String trigger, int count) {
    return new AlertMessage(
        "an-id",
        5,
        "Exports fail",
        AlertKind.FAILED,
        false,
        count,
        NOON,
        NOON.plusSeconds(30),
        List.of(
            Map.of(
                "date",
                NOON.toString(),
                "triggerId",
                4,
                "triggerName",
                trigger,
                "logId",
                9,
                "detail",
                "FAILED: x")));
  }

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text);
  }
}
