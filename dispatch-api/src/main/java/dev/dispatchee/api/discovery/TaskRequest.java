// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.discovery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Work as it was handed over; nothing of it is checked.
 *
 * @param type which executor
 * @param settings those of each run
 * @param at when; null for now
 */
public record TaskRequest(String type, List<Map<String, String>> settings, @Nullable Instant at) {

  /** Copies the list. */
  public TaskRequest {
    settings = List.copyOf(settings);
  }
}
