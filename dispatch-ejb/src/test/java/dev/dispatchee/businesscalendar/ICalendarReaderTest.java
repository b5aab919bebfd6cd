// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.businesscalendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.businesscalendar.CalendarContent.Day;
import dev.dispatchee.businesscalendar.CalendarContent.Window;
import dev.dispatchee.problem.ValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ICalendarReaderTest {

  @Test
  void readsDaysOfOneYearAndOfEachYearToTheEnd() {
    var read =
        read(
            event(
                "DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261227", "SUMMARY:Xmas\\, all"),
            event(
                "DTSTART;VALUE=DATE:20260101", "RRULE:FREQ=YEARLY", "EXDATE;VALUE=DATE:20270101"));

    assertThat(read.name()).isEqualTo("Test");
    assertThat(read.days())
        .contains(
            new Day("2026-12-24", "2026-12-26", "Xmas, all"), new Day("2199-01-01", null, null))
        .doesNotContain(new Day("2027-01-01", null, null))
        .hasSize(1 + 174 - 1);
    assertThat(read.windows()).isEmpty();
    assertThat(CalendarValidation.validate(read).content().days()).hasSize(174);
  }

  @Test
  void leavesOutWhatWasBefore1970() {
    var read =
        read(
            event("DTSTART;VALUE=DATE:19000101", "RRULE:FREQ=YEARLY"),
            event("DTSTART;VALUE=DATE:19010704"));

    assertThat(read.days()).contains(new Day("1970-01-01", null, null)).hasSize(230);
    assertThat(CalendarValidation.validate(read).content().days()).hasSize(230);
  }

  @Test
  void readsWindowsInTheirZones() {
    var read =
        read(
            event("DTSTART;TZID=\"Europe/Berlin\":20260701T080000", "DURATION:PT2H"),
            event("DTSTART:20260701T080000Z", "DTEND:20260701T090000Z"),
            event("DTSTART:20260702T080000", "DURATION:P1W"));

    assertThat(read.windows())
        .containsExactly(
            new Window("2026-07-01T06:00:00Z", "2026-07-01T08:00:00Z", null),
            new Window("2026-07-01T08:00:00Z", "2026-07-01T09:00:00Z", null),
            new Window("2026-07-02T08:00:00Z", "2026-07-09T08:00:00Z", null));
  }

  @Test
  void leavesOutWhatIsCanceledAndWhatAnotherEventReplaces() {
    var read =
        read(
            event("UID:a", "DTSTART;VALUE=DATE:20260501", "RRULE:FREQ=DAILY;COUNT=2"),
            event("UID:a", "RECURRENCE-ID;VALUE=DATE:20260502", "DTSTART;VALUE=DATE:20260509"),
            event("DTSTART;VALUE=DATE:20260601", "STATUS:CANCELLED"));

    assertThat(read.days()).extracting(Day::date).containsExactly("2026-05-01", "2026-05-09");
  }

  @Test
  void readsDatesThatAreAddedAndSeveralRules() {
    var read =
        read(
            event(
                "DTSTART;VALUE=DATE:20260101",
                "RRULE:FREQ=YEARLY;COUNT=2",
                "RRULE:FREQ=MONTHLY;COUNT=2",
                "RDATE;VALUE=DATE:20260704,20261111,20270101",
                "RDATE;VALUE=DATE:20260101",
                "EXDATE;VALUE=DATE:20261111"));

    assertThat(read.days())
        .extracting(Day::date)
        .containsExactly("2026-01-01", "2027-01-01", "2026-02-01", "2026-07-04");
  }

  @Test
  void readsAddedTimesAndPeriodsAndWhatIsLeftOutInTheirOwnZones() {
    var read =
        read(
            event(
                "DTSTART;TZID=Europe/Berlin:20260701T080000",
                "DURATION:PT2H",
                "RDATE;TZID=America/New_York:20260702T080000",
                "RDATE;VALUE=PERIOD:20260703T080000Z/PT3H,20260704T080000/20260704T083000"),
            event(
                "DTSTART;TZID=Europe/Berlin:20260801T080000",
                "DURATION:PT1H",
                "RRULE:FREQ=DAILY;COUNT=3",
                "EXDATE;TZID=America/New_York:20260802T020000",
                "EXDATE:20260803T080000"));

    assertThat(read.windows())
        .containsExactly(
            new Window("2026-07-01T06:00:00Z", "2026-07-01T08:00:00Z", null),
            new Window("2026-07-02T12:00:00Z", "2026-07-02T14:00:00Z", null),
            new Window("2026-07-03T08:00:00Z", "2026-07-03T11:00:00Z", null),
            new Window("2026-07-04T06:00:00Z", "2026-07-04T06:30:00Z", null),
            new Window("2026-08-01T06:00:00Z", "2026-08-01T07:00:00Z", null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20260502", "EXRULE:FREQ=YEARLY"})
  void refusesWhatItCannotReadInPlaceOfLeavingItOut(String line) {
    assertThatThrownBy(() -> read(event("DTSTART;VALUE=DATE:20260501", "SUMMARY:Fair", line)))
        .isInstanceOf(ValidationException.class)
        .satisfies(
            refused ->
                assertThat(((ValidationException) refused).violations().get(0).message())
                    .startsWith("event 'Fair' has a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no calendar",
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n",
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
      })
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> ICalendarReader.read(text, null))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void refusesWhatRecursTooOften() {
    assertThatThrownBy(() -> read(event("DTSTART;VALUE=DATE:20260101", "RRULE:FREQ=DAILY")))
        .isInstanceOf(ValidationException.class)
        .satisfies(
            refused ->
                assertThat(((ValidationException) refused).violations().get(0).message())
                    .contains("10000"));
  }

  private static CalendarDraft read(String... events) {
    return ICalendarReader.read(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:Test\r\n"
            + String.join("", events)
            + "END:VCALENDAR\r\n",
        null);
  }

  private static String event(String... lines) {
    return "BEGIN:VEVENT\r\n%s\r\nEND:VEVENT\r\n".formatted(String.join("\r\n", lines));
  }
}
