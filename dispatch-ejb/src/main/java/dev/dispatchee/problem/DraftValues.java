// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.problem;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the values of a draft, notes what is wrong with them, and goes on with a stand-in. */
public final class DraftValues {

  /** The longest duration that can be kept. */
  public static final Duration LONGEST_DURATION = Duration.ofDays(36_500);

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\n\t]]");
  // Neither blank, nor control, nor a format character such as a zero-width space.
  private static final Pattern VISIBLE = Pattern.compile("[^\\p{Z}\\p{C}]");

  // What would begin a line of its own in a log, or change how the rest of it is read.
  private static final Pattern NOT_IN_A_NAME =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Z}&&[^ ]]");

  private final Violations violations;

  /** Notes what is wrong in {@code violations}. */
  public DraftValues(Violations violations) {
    this.violations = violations;
  }

  /** A text that may be absent; its length is in characters. */
  public @Nullable String text(String field, @Nullable String value, int longest) {
    if (value == null) {
      return null;
    }
    // As H2 counts them: one beyond U+FFFF is two.
    int length = value.length();
    if (length > longest) {
      violations.addFound(
          field, length + " characters", "at most %d characters".formatted(longest));
    } else if (hasControls(value)) {
      violations.addFound(field, value, "no control characters except line break and tab");
    }
    return value;
  }

  /**
   * A name that must be there, without the blanks around it; one line, as it can stand in a log.
   */
  public String requiredName(String field, @Nullable String value, int longest) {
    var stripped = value == null ? "" : value.strip();
    if (!VISIBLE.matcher(stripped).find()) {
      violations.add(field, "is required");
      return "";
    }
    if (NOT_IN_A_NAME.matcher(stripped).find()) {
      violations.addFound(
          field,
          stripped,
          "no line breaks, control or format characters, and no space except U+0020");
    } else {
      text(field, stripped, longest);
    }
    return stripped;
  }

  /** Whether a text holds control characters other than line break and tab, or lone surrogates. */
  public static boolean hasControls(String text) {
    return CONTROL.matcher(text).find();
  }

  /** A whole number from {@code min} to {@code max}; {@code otherwise} when absent or wrong. */
  public int number(String field, @Nullable BigInteger value, int otherwise, int min, int max) {
    var number = number(field, value, min, max);
    return number == null ? otherwise : number;
  }

  /** As above; null when it is absent or wrong. */
  public @Nullable Integer number(String field, @Nullable BigInteger value, int min, int max) {
    if (value == null) {
      return null;
    }
    // Judged at its full size: cut to an int, what is too large could come to lie within.
    if (value.compareTo(BigInteger.valueOf(min)) < 0
        || value.compareTo(BigInteger.valueOf(max)) > 0) {
      violations.addFound(field, value, "%d to %d".formatted(min, max));
      return null;
    }
    return value.intValue();
  }

  /** A duration of at least {@code shortest}; null when it is absent or wrong. */
  public @Nullable Duration duration(String field, @Nullable String value, Duration shortest) {
    return durationWithin(field, value, shortest, LONGEST_DURATION);
  }

  /** A duration from {@code shortest} to {@code longest}; null when it is absent or wrong. */
  public @Nullable Duration durationWithin(
      String field, @Nullable String value, Duration shortest, Duration longest) {
    if (value == null) {
      return null;
    }
    var allowed =
        "an ISO-8601 duration from days to seconds, %s to %s".formatted(shortest, longest);
    try {
      var duration = Duration.parse(value);
      if (duration.compareTo(shortest) < 0 || duration.compareTo(longest) > 0) {
        violations.addFound(field, value, allowed);
        return null;
      }
      return duration.truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeParseException unreadable) {
      violations.addFound(field, value, allowed);
      return null;
    }
  }

  /** As above; {@code otherwise} when it is absent or wrong. */
  public Duration duration(
      String field, @Nullable String value, Duration shortest, Duration otherwise) {
    var duration = duration(field, value, shortest);
    return duration == null ? otherwise : duration;
  }

  /** An instant with any offset, cut to milliseconds; null when it is absent or wrong. */
  public @Nullable Instant instant(String field, @Nullable String value) {
    if (value == null) {
      return null;
    }
    try {
      // Compared as instants: the years of far dates overflow when their offset is taken off.
      var instant = OffsetDateTime.parse(value, DateTimeFormatter.ISO_OFFSET_DATE_TIME).toInstant();
      var kept = violations.instant(field, instant, value);
      return kept == null ? null : kept.truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeParseException unreadable) {
      violations.addFound(field, value, "an ISO-8601 instant such as 2026-03-29T01:30:00Z");
      return null;
    }
  }

  /** A constant by its name. */
  public <E extends Enum<E>> E constant(String field, @Nullable String value, E otherwise) {
    return constant(field, value, otherwise, Map.of());
  }

  /** A constant by its name, or by a name that another system has for it. */
  public <E extends Enum<E>> E constant(
      String field, @Nullable String value, E otherwise, Map<String, E> synonyms) {
    if (value == null) {
      return otherwise;
    }
    var constants = otherwise.getDeclaringClass().getEnumConstants();
    for (var constant : constants) {
      if (constant.name().equals(value)) {
        return constant;
      }
    }
    var synonym = synonyms.get(value);
    if (synonym != null) {
      return synonym;
    }
    violations.addFound(
        field, value, Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(", ")));
    return otherwise;
  }
}
