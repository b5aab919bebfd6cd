// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a duration: {@code 90s}, {@code 10m}, {@code 2h}, {@code 1h30m}, or as ISO 8601 has it. */
final class DurationConverter implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String typed) {
    var upper = typed.toUpperCase(Locale.ROOT);
    try {
      var duration = Duration.parse(upper.startsWith("P") ? upper : "PT" + upper);
      if (duration.isNegative() || duration.compareTo(Duration.ofDays(365)) > 0) {
        throw new TypeConversionException("found '%s', allowed: up to a year".formatted(typed));
      }
      return duration;
    } catch (DateTimeParseException none) {
      throw new TypeConversionException(
          "found '%s', allowed: a duration such as 90s, 10m or 2h".formatted(typed));
    }
  }
}
