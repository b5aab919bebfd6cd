// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may be sent with a wish to run a trigger.
 *
 * @param dispatchTaskSettings settings to put over the stored ones
 */
public record RunBody(@Nullable Map<String, String> dispatchTaskSettings) {}
