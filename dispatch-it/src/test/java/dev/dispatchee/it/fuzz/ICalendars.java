// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fuzz;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes iCalendar texts, right and wrong ones. */
final class ICalendars {

  private static final List<String> BEGINNINGS =
      List.of(
          "DTSTART;VALUE=DATE:20301225",
          "DTSTART;TZID=Europe/Berlin:20301225T080000",
          "DTSTART;TZID=\"Europe/Berlin\":20301225T080000",
          "DTSTART;TZID=Mars/Olympus:20301225T080000",
          "DTSTART;TZID=../../etc/passwd:20301225T080000",
          "DTSTART:20301225T080000Z",
          "DTSTART:00000101",
          "DTSTART:99991231T235960Z",
          "DTSTART:");
  private static final List<String> LINES =
      List.of(
          "DTEND;VALUE=DATE:20301227",
          "DTEND:20301225T090000Z",
          "DTEND:19700101",
          "DURATION:PT1H",
          "DURATION:-P1W",
          "DURATION:P99999999999W",
          "RRULE:FREQ=YEARLY",
          "RRULE:FREQ=SECONDLY",
          "RRULE:FREQ=SECONDLY;COUNT=1000000",
          "RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
          "RRULE:FREQ=YEARLY;BYDAY=MO;BYSETPOS=-366,366;COUNT=1000000000",
          "RRULE:FREQ=",
          "EXDATE:20301225T080000Z,,",
          "RECURRENCE-ID:20301225",
          "STATUS:CANCELLED",
          "BEGIN:VALARM",
          "BEGIN:VEVENT",
          "END:VALARM",
          "END:VCALENDAR",
          "ATTACH:file:///etc/passwd",
          "TZURL:http://127.0.0.1:1/",
          " folded",
          ";;;=:",
          "UID:a");
  private static final List<Charset> OTHERS =
      List.of(StandardCharsets.UTF_16, StandardCharsets.ISO_8859_1);

  private final Values values;
  private final Dice dice;

  ICalendars(Values values, Dice dice) {
    this.values = values;
    this.dice = dice;
  }

  /** One text. */
  byte[] make() {
    var text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
    if (dice.percent(30)) {
      line(text, "X-WR-CALNAME:" + (dice.percent(50) ? "Fuzz" : values.nasty()));
    }
    if (dice.percent(10)) {
      line(text, "X-WR-TIMEZONE:" + values.nasty());
    }
    for (int events = dice.below(4); events > 0; events--) {
      line(text, "BEGIN:VEVENT");
      line(text, dice.of(BEGINNINGS));
      for (int lines = dice.below(4); lines > 0; lines--) {
        line(text, dice.percent(90) ? dice.of(LINES) : "SUMMARY:" + values.nasty());
      }
      line(text, "END:VEVENT");
    }
    if (dice.percent(95)) {
      line(text, "END:VCALENDAR");
    }
    return text.toString().getBytes(dice.percent(95) ? StandardCharsets.UTF_8 : dice.of(OTHERS));
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append("\r\n");
  }
}
