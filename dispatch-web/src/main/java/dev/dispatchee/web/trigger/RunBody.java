// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.dispatchee.web.json.SettingText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may be sent with a wish to run a trigger.
 *
 * @param dispatchTaskSettings settings to put over the stored ones
 */
public record RunBody(
    @JsonDeserialize(contentUsing = SettingText.class)
        @Nullable Map<String, String> dispatchTaskSettings) {}
