// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.web.json.UnreadableJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunBodyTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "null", " null\n", "{}", "{\"dispatchTaskSettings\": null}"})
  void meansTheStoredSettingsWhereItHasNone(String body) {
    assertThat(settings(body)).isEmpty();
  }

  @Test
  void hasSettings() {
    assertThat(settings("{\"dispatchTaskSettings\": {\"a\": \"b\"}}")).isEqualTo(Map.of("a", "b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "nul", "null null"})
  void isAnObjectOtherwise(String body) {
    assertThatThrownBy(() -> settings(body)).isInstanceOf(UnreadableJsonException.class);
  }

  private static Map<String, String> settings(String body) {
    return RunBody.settings(body.getBytes(StandardCharsets.UTF_8));
  }
}
