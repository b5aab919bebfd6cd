// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Durations in columns: whole milliseconds. */
@Converter
public class DurationInMillis implements AttributeConverter<@Nullable Duration, @Nullable Long> {

  @Override
  public @Nullable Long convertToDatabaseColumn(@Nullable Duration duration) {
    return duration == null ? null : duration.toMillis();
  }

  @Override
  public @Nullable Duration convertToEntityAttribute(@Nullable Long millis) {
    return millis == null ? null : Duration.ofMillis(millis);
  }
}
