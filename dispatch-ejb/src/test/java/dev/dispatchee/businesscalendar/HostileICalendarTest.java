// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.businesscalendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.problem.ValidationException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody may send to keep the server busy: refused, with a reason, before long. */
@Timeout(30)
class HostileICalendarTest {

  private static final int MEBIBYTE = 1024 * 1024;

  static Stream<Arguments> hostile() {
    return Stream.of(
        Arguments.of(
            "a million instants", event(DAY, "RRULE:FREQ=SECONDLY;COUNT=1000000"), "10000"),
        Arguments.of(
            "no end",
            event("DTSTART:20260101T000000Z", "DURATION:PT1S", "RRULE:FREQ=SECONDLY"),
            "10000"),
        Arguments.of(
            "seconds of a century that is left out",
            event("DTSTART:19000101T000000Z", "DURATION:PT1S", "RRULE:FREQ=SECONDLY"),
            "10000"),
        Arguments.of(
            "seconds that last no time, beside one that does",
            event("DTSTART:20260101T000000Z", "RDATE:20260101T000000Z/PT1S", "RRULE:FREQ=SECONDLY"),
            "10000"),
        Arguments.of("deep", "BEGIN:VEVENT\r\n".repeat(MEBIBYTE / 14), "nested"),
        Arguments.of("deep in an event", event(DAY) + "BEGIN:X\r\n".repeat(100_000), "nested"),
        Arguments.of("many events", event(DAY).repeat(5_001), "5000 events"),
        Arguments.of(
            "many exceptions", event(DAY, "RRULE:FREQ=YEARLY", exdates(100_000)), "left out"),
        Arguments.of("exceptions of all events", exceptions(), "left out"),
        Arguments.of(
            "a long rule",
            event(DAY, "RRULE:FREQ=YEARLY;BYMONTH=" + "1,".repeat(400_000) + "1"),
            "at most 1000"),
        Arguments.of("a far day", event("DTSTART;VALUE=DATE:99991231"), "years 1970 to 2199"),
        Arguments.of(
            "a long duration",
            event("DTSTART;VALUE=DATE:20260101", "DURATION:P9999999999D"),
            "cannot be read"),
        Arguments.of(
            "no such zone",
            event("DTSTART;TZID=Mars/Olympus:20260101T000000", "DURATION:PT1H"),
            "Mars/Olympus"),
        Arguments.of(
            "a zone that is a file",
            event("DTSTART;TZID=../../etc/passwd:20260101T000000", "DURATION:PT1H"),
            "etc/passwd"),
        Arguments.of("one line", "X:" + "x".repeat(MEBIBYTE), "RFC 5545"),
        Arguments.of(
            "parameters", event("DTSTART" + ";A=1".repeat(200_000) + ":x"), "cannot be read"));
  }

  private static final String DAY = "DTSTART;VALUE=DATE:20260101";

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void isRefusedWithAReason(String what, String events, String reason) {
    assertThatThrownBy(() -> CalendarValidation.validate(read(events)))
        .as(what)
        .isInstanceOf(ValidationException.class)
        .satisfies(refused -> assertThat(reasonOf(refused)).contains(reason));
  }

  @Test
  void whatReachesOverTheEndOfAllSchedulesEndsThere() {
    var windows = read(event("DTSTART:20260101T000000Z", "DURATION:P999999999W")).windows();
    var days =
        read(event("DTSTART;VALUE=DATE:20301231", "DTEND;VALUE=DATE:20310102", "RRULE:FREQ=YEARLY"))
            .days();

    assertThat(windows.get(0).end()).isEqualTo("2199-12-31T23:59:59Z");
    assertThat(days).hasSize(170);
    assertThat(days.get(169).until()).isEqualTo("2199-12-31");
    assertThatCode(
            () ->
                CalendarValidation.validate(
                    read(
                        event(
                            "DTSTART;VALUE=DATE:20301231",
                            "DTEND;VALUE=DATE:20310102",
                            "RRULE:FREQ=YEARLY"))))
        .doesNotThrowAnyException();
  }

  @Test
  void aFileWithoutEventsIsRefused() {
    assertThatThrownBy(() -> read(""))
        .isInstanceOf(ValidationException.class)
        .satisfies(refused -> assertThat(reasonOf(refused)).contains("found no event"));
  }

  @Test
  void foldingIsUnfoldedInNoTime() {
    var folded = "SUMMARY:x" + "\r\n x".repeat(MEBIBYTE / 4);

    assertThat(read(event(DAY, folded)).days()).hasSize(1);
  }

  @Test
  void rulesThatNeverHappenAreSeenThroughOrRefusedInTime() {
    var never =
        event(DAY, "RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30")
            + event(DAY, "RRULE:FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;BYMONTH=7;COUNT=1000000000")
            + event(DAY, "RRULE:FREQ=MONTHLY;BYDAY=MO;BYMONTHDAY=1;BYSETPOS=2,-2");
    long begun = System.nanoTime();
    try {
      read(never.repeat(ICalendarLines.MOST_EVENTS / 3));
    } catch (ValidationException tooLong) {
      assertThat(reasonOf(tooLong)).contains("5 seconds");
    }
    var took = Duration.ofNanos(System.nanoTime() - begun);
    System.out.println("5,000 rules that never happen: " + took);
  }

  @Test
  void whatTakesTooLongIsRefused() {
    var clock = new AtomicLong();

    assertThatThrownBy(
            () ->
                ICalendarReader.read(
                    calendar(event(DAY, "RRULE:FREQ=YEARLY")),
                    "Slow",
                    () -> clock.addAndGet(Duration.ofSeconds(1).toNanos())))
        .isInstanceOf(ValidationException.class)
        .satisfies(refused -> assertThat(reasonOf(refused)).contains("5 seconds"));
  }

  private static String exceptions() {
    var masters = event("UID:a", DAY, "RRULE:FREQ=YEARLY;COUNT=1").repeat(2_000);
    return masters
        + IntStream.range(0, 2_000)
            .mapToObj(i -> event("UID:a", "RECURRENCE-ID:" + day(i), DAY))
            .collect(Collectors.joining());
  }

  private static String exdates(int count) {
    return IntStream.range(0, count)
        .mapToObj(HostileICalendarTest::day)
        .collect(Collectors.joining(",", "EXDATE:", ""));
  }

  private static String day(int number) {
    return LocalDate.of(2026, 1, 1).plusDays(number).format(DateTimeFormatter.BASIC_ISO_DATE);
  }

  private static CalendarDraft read(String events) {
    return ICalendarReader.read(calendar(events), "Hostile");
  }

  private static String calendar(String events) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + events + "END:VCALENDAR\r\n";
  }

  private static String event(String... lines) {
    return "BEGIN:VEVENT\r\n%s\r\nEND:VEVENT\r\n".formatted(String.join("\r\n", lines));
  }

  private static String reasonOf(Throwable refused) {
    return ((ValidationException) refused).violations().get(0).message();
  }
}
