// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.businesscalendar.CalendarLookup;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.problem.Violations;
import dev.dispatchee.schedule.Note;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class NextFiresTest {

  @Test
  void tellsTheLocalTimeWithTheOffsetItHasThenAndWhatTheClockHasToDoWithIt() {
    var fires = of("0 30 2 * * ?", "RUN_TWICE", "2025-10-25T12:00:00Z", 3);

    assertThat(fires.items())
        .containsExactly(
            item("2025-10-26T00:30:00Z", "2025-10-26T02:30:00+02:00", Note.OVERLAP_FIRST),
            item("2025-10-26T01:30:00Z", "2025-10-26T02:30:00+01:00", Note.OVERLAP_SECOND),
            item("2025-10-27T01:30:00Z", "2025-10-27T02:30:00+01:00", null));
    assertThat(fires.scheduleDescription()).contains("02:30").contains("Europe/Berlin");
  }

  @Test
  void tellsWhatIsMoved() {
    assertThat(of("0 30 2 * * ?", "RUN_ONCE", "2025-03-29T12:00:00Z", 1).items())
        .containsExactly(item("2025-03-30T01:00:00Z", "2025-03-30T03:00:00+02:00", Note.GAP_MOVED));
  }

  @Test
  void tellsWhatIsSkippedBeforeTheLastItem() {
    var fires = of("0 0,30 2 * * ?", "SKIP", "2025-03-29T12:00:00Z", 1);

    assertThat(fires.items())
        .extracting(NextFires.Item::localDateTime)
        .containsExactly("2025-03-31T02:00:00+02:00");
    assertThat(fires.skipped()).containsExactly("2025-03-30T02:00:00", "2025-03-30T02:30:00");
    assertThat(of("0 0,30 2 * * ?", "SKIP", "2025-03-28T12:00:00Z", 1).skipped())
        .as("after the last item")
        .isEmpty();
  }

  @Test
  void namesTheFirstThousandOfWhatIsSkippedAndCountsTheRest() {
    var few = of("0 0,30 2 * * ?", "SKIP", "2025-03-29T12:00:00Z", 1);
    assertThat(few.skippedCount()).isEqualTo(2);

    var many = of("* 0-9 2,3 * * ?", "SKIP", "2025-03-29T12:00:00Z", 1_000);
    assertThat(many.skipped()).hasSize(600);
    assertThat(many.skippedCount()).isEqualTo(600);

    var all = of("* * 2 * * ?", "SKIP", "2025-03-30T00:00:00Z", 1);
    assertThat(all.skipped())
        .hasSize(1_000)
        .startsWith("2025-03-30T02:00:00")
        .endsWith("2025-03-30T02:16:39");
    assertThat(all.skippedCount()).isEqualTo(3_600);

    var years = of("0 * 2 ? 3 SUNL", "SKIP", "1979-12-01T00:00:00Z", 1_000);
    assertThat(years.items()).hasSize(60);
    assertThat(years.skipped()).hasSize(1_000).startsWith("1981-03-29T02:00:00");
    assertThat(years.skippedCount()).isEqualTo(219 * 60);
  }

  @Test
  void hasFewerItemsWhenTheScheduleEnds() {
    var fires = of("0 0 0 1 1 ? 2026-2027", "RUN_ONCE", "2025-12-01T00:00:00Z", 1000);

    assertThat(fires.items()).hasSize(2);
  }

  @Test
  void isRefusedWhereAllThatLiesAheadIsSkipped() {
    var draft =
        Drafts.aDraft()
            .with("cronExpression", "* * 2 ? 3 SUNL")
            .with("daylightSavingRule", "SKIP")
            .with("timeZoneId", "Europe/Berlin")
            .build();
    var ahead = new Violations();
    new ScheduleValidation(draft.schedule(), ahead, CalendarLookup.NONE)
        .validateForPreview(Instant.parse("2026-11-24T12:00:00Z"));
    assertThat(violations(ahead))
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.field()).isEqualTo("cronExpression");
              assertThat(violation.code()).isEqualTo("never-fires");
              assertThat(violation.message())
                  .contains(
                      "never fire after 2026-11-24T12:00:00Z", "Europe/Berlin", "SKIP skips them");
            });

    var before = new Violations();
    new ScheduleValidation(draft.schedule(), before, CalendarLookup.NONE)
        .validateForPreview(Instant.parse("1979-01-01T00:00:00Z"));
    assertThat(violations(before)).isEmpty();
  }

  private static List<Violation> violations(Violations violations) {
    try {
      violations.throwIfAny();
      return List.of();
    } catch (ValidationException invalid) {
      return invalid.violations();
    }
  }

  private static NextFires of(String cron, String rule, String after, int count) {
    var draft =
        Drafts.aDraft()
            .with("cronExpression", cron)
            .with("daylightSavingRule", rule)
            .with("timeZoneId", "Europe/Berlin")
            .build();
    var from = Instant.parse(after);
    var definition =
        new ScheduleValidation(draft.schedule(), new Violations(), CalendarLookup.NONE)
            .validateForPreview(from);
    return NextFires.of(
        definition.schedule(from, CalendarLookup.NONE).orElseThrow(),
        ZoneId.of("Europe/Berlin"),
        from,
        count);
  }

  private static NextFires.Item item(String fireDate, String local, Note note) {
    return new NextFires.Item(Instant.parse(fireDate), Instant.parse(fireDate), local, note, null);
  }
}
