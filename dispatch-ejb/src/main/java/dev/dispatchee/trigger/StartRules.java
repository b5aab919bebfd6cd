// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

import dev.dispatchee.database.DurationInMillis;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.Gate;
import dev.dispatchee.schedule.StartJitter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What keeps the due runs of a trigger from starting at once.
 *
 * @param concurrencyGroup the group of which each of its runs needs a place; null for none
 * @param rateLimit how many of its runs start within a window; null for any number
 * @param rateWindow how long that is; null without a limit
 * @param startJitter by how much its fires are put off at most; null for not at all
 */
@Embeddable
public record StartRules(
    @Column(name = "concurrency_group") @Nullable String concurrencyGroup,
    @Column(name = "rate_limit") @Nullable Integer rateLimit,
    @Column(name = "rate_window_millis") @Convert(converter = DurationInMillis.class)
        @Nullable Duration rateWindow,
    @Column(name = "start_jitter_millis") @Convert(converter = DurationInMillis.class)
        @Nullable Duration startJitter) {

  /** Nothing keeps them. */
  public static final StartRules NONE = new StartRules(null, null, null, null);

  /** By how much the fires of a trigger are put off. */
  public Duration putOff(DispatchTriggerId trigger) {
    return StartJitter.of(trigger.value(), startJitter);
  }

  /** What a name of a group may be, for people. */
  public static final String GROUP_NAMES =
      "1 to 75 of A-Z a-z 0-9 . _ -, beginning with a letter or a digit";

  private static final Pattern GROUP_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,74}");

  /** Whether a group may have a name. */
  public static boolean isGroupName(String name) {
    return GROUP_NAME.matcher(name).matches();
  }

  /** The gate in whose line its runs stand; null for none. */
  public @Nullable String gate(DispatchTriggerId trigger) {
    return rateLimit == null ? concurrencyGroup : Gate.ofRate(trigger);
  }
}
