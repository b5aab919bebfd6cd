// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import dev.dispatchee.database.DurationInMillis;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long and how many logs of a trigger are kept, by what they came to; null where nothing is
 * said. Canceled stands for canceled and missed, failed for failed and timed out.
 *
 * @param failedRetention how long failed ones are kept
 * @param canceledRetention how long canceled ones are kept
 * @param all how many are kept at most, whatever they came to
 * @param successful how many successful ones
 * @param failed how many failed ones
 * @param canceled how many canceled ones
 */
@Embeddable
public record LogLimits(
    @Column(name = "failed_log_retention_millis") @Convert(converter = DurationInMillis.class)
        @Nullable Duration failedRetention,
    @Column(name = "canceled_log_retention_millis") @Convert(converter = DurationInMillis.class)
        @Nullable Duration canceledRetention,
    @Column(name = "log_limit") @Nullable Integer all,
    @Column(name = "successful_log_limit") @Nullable Integer successful,
    @Column(name = "failed_log_limit") @Nullable Integer failed,
    @Column(name = "canceled_log_limit") @Nullable Integer canceled) {

  /** The largest number that can be said. */
  public static final int LARGEST = 10_000;

  /** The shortest time that can be said. */
  public static final Duration SHORTEST = Duration.ofSeconds(1);

  /** Says nothing. */
  public static final LogLimits NONE = new LogLimits(null, null, null, null, null, null);

  /** Whether it says of anything how many are kept. */
  public boolean count() {
    return Stream.of(all, successful, failed, canceled).anyMatch(Objects::nonNull);
  }
}
