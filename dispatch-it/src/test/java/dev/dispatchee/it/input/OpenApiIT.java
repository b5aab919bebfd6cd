// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.SharedServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which the document is served. */
class OpenApiIT extends SharedServerTest {

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/*", "application/json", "text/html, */*;q=0.1"})
  void isJsonForWhoTakesIt(String accepted) {
    var answer = given.admin().with("Accept", accepted).get("openapi").mustBe(200);

    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.json().path("openapi").asText()).isEqualTo("3.1.0");
  }

  @Test
  void isYamlForWhoPrefersIt() {
    var answer =
        given.admin().with("Accept", "application/yaml, */*;q=0.5").get("openapi").mustBe(200);

    assertThat(answer.header("Content-Type")).isEqualTo("application/yaml");
    assertThat(answer.text()).startsWith("openapi: ");
  }

  @Test
  void showsSettingsThatTheExecutorTakes() {
    var fields =
        given.admin().get("openapi").json().at("/components/schemas/TriggerWrite/properties");
    var settings = fields.at("/dispatchTaskSettings/example");
    assertThat(settings.size()).isPositive();

    var draft =
        given
            .aTrigger()
            .ofExecutor(fields.at("/dispatchTaskExecutorType/example").asText())
            .with("dispatchTaskSettings", settings);

    assertThat(draft.create().id()).isPositive();
  }
}
