// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Answer;
import dev.dispatchee.it.server.User;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What executors declare as their settings, and what becomes of settings that they do not allow.
 */
class SettingsIT extends SharedServerTest {

  private static final String INVALID = "validation-failed";

  @Test
  void showsTheSchemaOfWhatAnExecutorDeclares() {
    var http = given.caller(User.VIEWER).get("executors/http-request").mustBe(200).json();
    var schema = http.path("settingsSchema");

    assertThat(schema.path("$schema").asText())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
    assertThat(schema.path("required").toString()).isEqualTo("[\"url\"]");
    assertThat(schema.at("/properties/url/format").asText()).isEqualTo("uri");
    assertThat(schema.at("/properties/url/description").asText()).isNotBlank();
    assertThat(schema.at("/properties/method/enum").toString()).contains("\"GET\"", "\"DELETE\"");
    assertThat(schema.at("/properties/method/default").asText()).isEqualTo("GET");
    assertThat(schema.at("/properties/timeout/x-maximum").asText()).isEqualTo("PT1H");
  }

  @Test
  void showsTheSchemaOfAnExecutorOfAnotherDeploymentInTheListToo() {
    var listed = given.admin().get("executors?search=hello").mustBe(200).items(JsonNode.class);

    assertThat(listed.get(0).path("type").asText()).isEqualTo("hello");
    assertThat(listed.get(0).at("/settingsSchema/properties/seconds/x-maximum").asText())
        .isEqualTo("600");
  }

  @Test
  void refusesSettingsWithOneViolationForEachKeyAtFault() {
    var refused =
        given
            .aTrigger()
            .withSetting("seconds", "soon")
            .withSetting("outputBytes", "-1")
            .withSetting("massage", "hi")
            .with("priority", 10)
            .createBy(given.admin())
            .mustBeProblem(422, INVALID);

    assertThat(refused.violations())
        .containsExactlyInAnyOrder(
            "priority " + INVALID,
            "dispatchTaskSettings.seconds " + INVALID,
            "dispatchTaskSettings.outputBytes " + INVALID,
            "dispatchTaskSettings.massage " + INVALID);
    assertThat(refused.text())
        .contains("found 'soon', allowed: a whole number from 0 to 600")
        .contains("allowed: message, seconds, outputBytes, secret, fail");
  }

  @ParameterizedTest
  @CsvSource({
    "url, ftp://x.example/",
    "url, http://me:password@x.example/",
    "url, http://straße.example/",
    "url, http://x.example:99999/",
    "headers, X-A: Grüße",
    "headers, Host: y.example",
    "body, not with GET",
    "maxRedirects, 6",
    "method, TRACE",
    "expectedStatus, 2xx",
    "timeout, PT2H",
    "uri, http://x.example/"
  })
  void judgesTheSettingsOfARequestWhenTheyAreSaved(String key, String value) {
    var settings = new LinkedHashMap<>(Map.of("url", "http://127.0.0.1/"));
    settings.put(key, value);

    var refused =
        given
            .aTrigger()
            .ofExecutor("http-request")
            .with("dispatchTaskSettings", settings)
            .createBy(given.admin())
            .mustBeProblem(422, INVALID);

    assertThat(refused.violations())
        .containsExactly("dispatchTaskSettings.%s %s".formatted(key, INVALID));
    assertThat(refused.text()).doesNotContain("password@");
  }

  @Test
  void asksForWhatIsRequired() {
    var refused =
        given
            .aTrigger()
            .ofExecutor("http-request")
            .createBy(given.admin())
            .mustBeProblem(422, INVALID);

    assertThat(refused.violations()).containsExactly("dispatchTaskSettings.url " + INVALID);
  }

  @Test
  void judgesTheSettingsThatAreGivenForOneRun() {
    var trigger = given.aTrigger().withSetting("seconds", "0").create();

    var refused =
        runWith(trigger.id(), Map.of("seconds", "601", "delay", "1")).mustBeProblem(422, INVALID);

    assertThat(refused.violations())
        .containsExactlyInAnyOrder(
            "dispatchTaskSettings.seconds " + INVALID, "dispatchTaskSettings.delay " + INVALID);
    assertThat(trigger.logs()).isEmpty();
  }

  @Test
  void judgesTheSettingsOfAChange() {
    var trigger = given.aTrigger().withSetting("seconds", "0").create();
    var before = trigger.json();

    trigger
        .api()
        .patch(trigger.path(""), "{\"dispatchTaskSettings\":{\"seconds\":\"many\"}}")
        .mustBeProblem(422, INVALID);

    assertThat(trigger.json()).isEqualTo(before);
  }

  private Answer runWith(long trigger, Map<String, String> settings) {
    return given
        .admin()
        .post("triggers/" + trigger + "/run", Map.of("dispatchTaskSettings", settings));
  }
}
