// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

  private static final Instant NOON = Instant.parse("2025-01-01T12:00:00Z");

  @Test
  void mayBeOneInstantButNotEndBeforeItStarts() {
    assertThat(new Window(NOON, NOON).contains(NOON)).isTrue();
    assertThatThrownBy(() -> new Window(NOON, NOON.minusNanos(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must not be before");
  }

  @ParameterizedTest
  @CsvSource({
    "2025-01-01T12:00:00Z,     2025-01-03T12:00:00Z,     3, 2025-01-01T12:00:00Z",
    "2025-01-01T12:00:00.001Z, 2025-01-03T12:00:00Z,     2, 2025-01-02T12:00:00Z",
    "2025-01-01T11:59:59.999Z, 2025-01-03T11:59:59.999Z, 2, 2025-01-01T12:00:00Z",
    "2025-01-01T12:00:00Z,     2025-01-01T12:00:00Z,     1, 2025-01-01T12:00:00Z",
  })
  void cutsTheFiresOfAnExpression(Instant start, Instant end, int count, Instant first) {
    var schedule = daily("0 0 13 * * ?", DaylightSavingRule.RUN_ONCE, new Window(start, end));

    assertThat(schedule.walk(Instant.EPOCH))
        .hasSize(count)
        .first()
        .extracting("at")
        .isEqualTo(first);
    assertThat(schedule.next(end)).isEmpty();
  }

  @Test
  void cutsWhatWasMovedByWhereItWasMovedTo() {
    var endOfGap = Instant.parse("2025-03-30T01:00:00Z");
    var window = new Window(endOfGap, endOfGap);

    assertThat(daily("0 30 2 * * ?", DaylightSavingRule.RUN_ONCE, window).next(Instant.EPOCH))
        .contains(new Occurrence.Fire(endOfGap, Note.GAP_MOVED));
    assertThat(daily("0 30 2 * * ?", DaylightSavingRule.SKIP, window).next(Instant.EPOCH))
        .containsInstanceOf(Occurrence.Skip.class);
    var later = new Window(endOfGap.plusNanos(1), endOfGap.plusSeconds(1));
    assertThat(daily("0 30 2 * * ?", DaylightSavingRule.RUN_ONCE, later).next(Instant.EPOCH))
        .isEmpty();
  }

  private static Schedule daily(String expression, DaylightSavingRule rule, Window window) {
    return Schedule.cron(
        CronExpression.parse(expression), ZoneId.of("Europe/Berlin"), rule, window);
  }
}
