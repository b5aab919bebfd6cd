// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalScheduleTest {

  private static final Instant ANCHOR = Instant.parse("2025-01-01T00:00:00.250Z");

  @ParameterizedTest
  @CsvSource({
    "2024-01-01T00:00:00Z, 2025-01-01T00:00:00.250Z",
    "2025-01-01T00:00:00.249Z, 2025-01-01T00:00:00.250Z",
    "2025-01-01T00:00:00.250Z, 2025-01-01T01:30:00.250Z",
    "2025-01-01T01:30:00.249999999Z, 2025-01-01T01:30:00.250Z",
    "2025-01-01T01:30:00.250Z, 2025-01-01T03:00:00.250Z",
    "2025-01-01T01:30:00.251Z, 2025-01-01T03:00:00.250Z",
    "2025-03-30T00:00:00Z, 2025-03-30T00:00:00.250Z",
    "-1000000000-01-01T00:00:00Z, 2025-01-01T00:00:00.250Z",
  })
  void keepsThePhaseOfItsAnchor(Instant after, Instant expected) {
    assertThat(every(90).nextFire(after)).contains(expected);
  }

  @Test
  void staysWithinItsWindowEndsIncluded() {
    var window = new Window(ANCHOR.plusSeconds(3600), ANCHOR.plusSeconds(7200));
    var schedule = Schedule.interval(Duration.ofMinutes(30), ANCHOR, window);

    assertThat(schedule.walk(Instant.EPOCH))
        .extracting(Occurrence::at)
        .containsExactly(
            ANCHOR.plusSeconds(3600), ANCHOR.plusSeconds(5400), ANCHOR.plusSeconds(7200));
    assertThat(schedule.next(ANCHOR.plusSeconds(7199))).isPresent();
    assertThat(schedule.next(ANCHOR.plusSeconds(7200))).isEmpty();
  }

  @Test
  void anAnchorAfterTheEndNeverFires() {
    assertThat(
            Schedule.interval(Duration.ofHours(1), ANCHOR, new Window(null, ANCHOR.minusMillis(1)))
                .next(Instant.EPOCH))
        .isEmpty();
  }

  @Test
  void endsWithTheLineOfTime() {
    assertThat(every(90).next(Instant.MAX)).isEmpty();
    var last = Instant.ofEpochSecond(Instant.MAX.getEpochSecond());
    var schedule = Schedule.interval(Duration.ofSeconds(7), last.minusSeconds(7), Window.always());
    assertThat(schedule.nextFire(last.minusSeconds(1))).contains(last);
    assertThat(schedule.nextFire(last)).isEmpty();
    assertThat(
            Schedule.interval(Duration.ofSeconds(Long.MAX_VALUE), ANCHOR, Window.always())
                .next(ANCHOR))
        .isEmpty();
    assertThat(
            Schedule.interval(Duration.ofSeconds(10), Instant.MIN, new Window(Instant.MIN, null))
                .nextFire(Instant.MIN))
        .contains(Instant.MIN.plusSeconds(10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT0.5S", "PT1.5S", "PT-0.5S"})
  void refusesWhatIsNoWholeNumberOfSeconds(Duration interval) {
    assertThatThrownBy(() -> Schedule.interval(interval, ANCHOR, Window.always()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("whole number of seconds")
        .hasMessageContaining(interval.toString());
  }

  private static Schedule every(int minutes) {
    return Schedule.interval(Duration.ofMinutes(minutes), ANCHOR, Window.always());
  }
}
