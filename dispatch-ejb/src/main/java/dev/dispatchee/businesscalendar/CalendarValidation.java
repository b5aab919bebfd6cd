// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.businesscalendar;

import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.Violations;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a definition of a draft, or says everything that keeps it from being one. */
public final class CalendarValidation {

  /** How many days, hours and windows a calendar holds at most, all together. */
  public static final int MOST_ENTRIES = 10_000;

  private static final int LONGEST_NAME = 75;
  private static final int LONGEST_DESCRIPTION = 4_000;
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2199;
  private static final Pattern CLOCK = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]|24:00");
  private static final Pattern NOT_IN_A_LINE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Z}&&[^ ]]");
  private static final Pattern NOT_IN_TEXT = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\n\t]]");

  private final Violations violations = new Violations();
  private final CalendarDraft draft;

  private CalendarValidation(CalendarDraft draft) {
    this.draft = draft;
  }

  /**
   * Checks a draft.
   *
   * @throws ValidationException naming everything that is wrong
   */
  public static CalendarDefinition validate(CalendarDraft draft) {
    return new CalendarValidation(draft).validate();
  }

  private CalendarDefinition validate() {
    var name = name();
    var description = draft.description();
    if (description != null) {
      checkText("description", description, LONGEST_DESCRIPTION, NOT_IN_TEXT);
    }
    checkCount();
    var content =
        new CalendarContent(
            list("days", draft.days(), this::day),
            list("weeklyHours", draft.weeklyHours(), this::hours),
            list("windows", draft.windows(), this::window));
    violations.throwIfAny();
    return new CalendarDefinition(name, description, content);
  }

  private String name() {
    var name = draft.name() == null ? "" : draft.name().strip();
    if (name.isEmpty()) {
      violations.add("name", "is required");
    } else {
      checkText("name", name, LONGEST_NAME, NOT_IN_A_LINE);
    }
    return name;
  }

  private void checkText(String field, String text, int longest, Pattern refused) {
    // As H2 counts them: one beyond U+FFFF is two.
    int length = text.length();
    if (length > longest) {
      violations.addFound(
          field, length + " characters", "at most %d characters".formatted(longest));
    } else if (refused.matcher(text).find()) {
      violations.addFound(field, text, "no control characters");
    }
  }

  private void checkCount() {
    int count = size(draft.days()) + size(draft.weeklyHours()) + size(draft.windows());
    if (count > MOST_ENTRIES) {
      violations.addFound(
          "days",
          count + " days, hours and windows",
          "at most %d together".formatted(MOST_ENTRIES));
      violations.throwIfAny();
    }
  }

  private static int size(@Nullable List<?> list) {
    return list == null ? 0 : list.size();
  }

  private <T> List<T> list(
      String field, @Nullable List<@Nullable T> sent, BiFunction<String, T, T> reader) {
    var read = new ArrayList<T>();
    if (sent != null) {
      for (int i = 0; i < sent.size(); i++) {
        var place = "%s[%d]".formatted(field, i);
        var one = sent.get(i);
        if (one == null) {
          violations.add(place, "is required");
        } else {
          read.add(reader.apply(place, one));
        }
      }
    }
    return read;
  }

  private CalendarContent.Day day(String place, CalendarContent.Day day) {
    var first = date(place + ".date", day.date());
    var last = day.until() == null ? first : date(place + ".until", day.until());
    if (first != null && last != null && last.isBefore(first)) {
      violations.addFound(place + ".until", last, "a date not before " + first);
    }
    checkName(place, day.name());
    return day;
  }

  private void checkName(String place, @Nullable String name) {
    if (name != null) {
      checkText(place + ".name", name, LONGEST_NAME, NOT_IN_A_LINE);
    }
  }

  // The record comes from JSON, where anything may be absent.
  private @Nullable LocalDate date(String place, @Nullable String text) {
    if (text != null) {
      try {
        var date = LocalDate.parse(text);
        if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
          return date;
        }
      } catch (DateTimeException unreadable) {
        violations.addFound(place, text, "a date such as 2026-12-25");
      }
    }
    violations.addFound(place, text, "a date such as 2026-12-25, years 1970 to 2199");
    return null;
  }

  private CalendarContent.Hours hours(String place, CalendarContent.Hours hours) {
    boolean from = checkClock(place + ".from", hours.from());
    boolean to = checkClock(place + ".to", hours.to());
    if (from && to && hours.from().compareTo(hours.to()) >= 0) {
      violations.addFound(place + ".to", hours.to(), "a time of day after " + hours.from());
    }
    if (!List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
        .contains(String.valueOf(hours.day()))) {
      violations.addFound(place + ".day", hours.day(), "MONDAY to SUNDAY");
    }
    return hours;
  }

  private boolean checkClock(String place, @Nullable String text) {
    boolean readable = text != null && CLOCK.matcher(text).matches();
    if (!readable) {
      violations.addFound(place, text, "a time of day from 00:00 to 24:00");
    }
    return readable;
  }

  private CalendarContent.Window window(String place, CalendarContent.Window window) {
    var start = instant(place + ".start", window.start());
    var end = instant(place + ".end", window.end());
    if (start != null && end != null && !end.isAfter(start)) {
      violations.addFound(place + ".end", end, "an instant after " + start);
    }
    checkName(place, window.name());
    return start == null || end == null
        ? window
        : new CalendarContent.Window(start.toString(), end.toString(), window.name());
  }

  private @Nullable Instant instant(String place, @Nullable String text) {
    if (text != null) {
      try {
        var instant =
            OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME).toInstant();
        return violations.instant(place, instant, text);
      } catch (DateTimeException unreadable) {
        violations.addFound(place, text, "an ISO-8601 instant such as 2026-12-24T12:00:00Z");
        return null;
      }
    }
    violations.add(place, "is required");
    return null;
  }
}
