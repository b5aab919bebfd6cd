// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.dispatchee.web.json.Json;
import dev.dispatchee.web.json.SettingText;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may be sent with a request to run a trigger.
 *
 * @param dispatchTaskSettings settings to put over the stored ones
 */
public record RunBody(
    @JsonDeserialize(contentUsing = SettingText.class)
        @Nullable Map<String, String> dispatchTaskSettings) {

  /**
   * The settings in a body; none without a body, and where generated clients send null for it.
   *
   * @throws dev.dispatchee.web.json.UnreadableJsonException if it is neither
   */
  static Map<String, String> settings(byte[] body) {
    if (body.length == 0 || new String(body, StandardCharsets.UTF_8).strip().equals("null")) {
      return Map.of();
    }
    var settings = Json.read(body, RunBody.class).dispatchTaskSettings();
    return settings == null ? Map.of() : settings;
  }
}
