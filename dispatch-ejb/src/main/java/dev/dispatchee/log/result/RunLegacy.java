// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.result;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run leaves beside what it said.
 *
 * @param result one short text; null for none
 * @param state what the next run of its trigger finds; null when it is as it was
 */
public record RunLegacy(@Nullable String result, @Nullable Map<String, String> state) {

  /** Of a run that leaves nothing. */
  public static final RunLegacy NONE = new RunLegacy(null, null);

  /** Keeps a copy of the state. */
  public RunLegacy {
    state = state == null ? null : Map.copyOf(state);
  }
}
