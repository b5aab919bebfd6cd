// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.problem.Violations;
import dev.dispatchee.schedule.Note;
import java.time.Instant;
import java.time.ZoneId;
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
  void hasFewerItemsWhenTheScheduleEnds() {
    var fires = of("0 0 0 1 1 ? 2026-2027", "RUN_ONCE", "2025-12-01T00:00:00Z", 1000);

    assertThat(fires.items()).hasSize(2);
  }

  private static NextFires of(String cron, String rule, String after, int count) {
    var draft =
        Drafts.aDraft()
            .with("cronExpression", cron)
            .with("daylightSavingRule", rule)
            .with("timeZoneId", "Europe/Berlin")
            .build();
    var definition = new ScheduleValidation(draft, new Violations()).validateForPreview();
    var from = Instant.parse(after);
    return NextFires.of(
        definition.schedule(from).orElseThrow(), ZoneId.of("Europe/Berlin"), from, count);
  }

  private static NextFires.Item item(String fireDate, String local, Note note) {
    return new NextFires.Item(Instant.parse(fireDate), local, note);
  }
}
