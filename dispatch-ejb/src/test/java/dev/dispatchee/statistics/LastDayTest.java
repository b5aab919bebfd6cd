// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.statistics;

import static dev.dispatchee.EngineOnDatabase.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.access.Sight;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class LastDayTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final HistoryOnDatabase history;
  private final LastDay lastDay;
  private final long trigger;

  LastDayTest(TestDatabase kind) {
    history = new HistoryOnDatabase(kind);
    lastDay = new LastDay(history.engine.database, history.engine.clock);
    trigger = history.aTrigger();
  }

  @Test
  void countsEachRunOnceWhetherItIsRolledUpOrNot() {
    history.success(trigger, NOON.minus(24, ChronoUnit.HOURS).minusMillis(1), SECOND);
    history.success(trigger, NOON.minus(24, ChronoUnit.HOURS), SECOND);
    history.success(trigger, NOON.minusSeconds(2_000), SECOND);
    history.success(trigger, NOON.minusSeconds(1), SECOND);
    history.run(trigger, RunStatus.MISSED, NOON.minusSeconds(1), null);
    history.run(trigger, RunStatus.IN_PROGRESS, NOON.minusSeconds(1), null);

    assertThat(counted(RunStatus.SUCCESSFUL)).isEqualTo(3);
    history.rollUp.rollUp();

    assertThat(counted(RunStatus.SUCCESSFUL)).isEqualTo(3);
    assertThat(counted(RunStatus.MISSED)).isEqualTo(1);
    assertThat(counted(RunStatus.FAILED)).isZero();
  }

  @Test
  void leavesNothingOutInTheHourThatWasGoingOnADayAgo() {
    history.engine.clock.tick(Duration.ofMinutes(59));
    history.success(trigger, NOON.minus(24, ChronoUnit.HOURS), SECOND);

    assertThat(counted(RunStatus.SUCCESSFUL)).isEqualTo(1);
    history.rollUp.rollUp();
    assertThat(counted(RunStatus.SUCCESSFUL)).isEqualTo(1);
  }

  @Test
  void tellsEachHourForWhichRunsWerePlannedWhetherTheyAreRolledUpOrNot() {
    history.success(trigger, NOON.minusMillis(1), SECOND);
    history.success(trigger, NOON.minus(1, ChronoUnit.HOURS), SECOND);
    history.run(trigger, RunStatus.MISSED, NOON, null);
    var expected =
        Map.of(
            NOON.minus(1, ChronoUnit.HOURS),
            Map.of(RunStatus.SUCCESSFUL, 2L),
            NOON,
            Map.of(RunStatus.MISSED, 1L));

    assertThat(hours()).isEqualTo(expected);
    history.engine.clock.tick(Duration.ofMinutes(30));
    history.rollUp.rollUp();

    assertThat(hours()).isEqualTo(expected);
  }

  private Map<Instant, Map<RunStatus, Long>> hours() {
    var hours = new TreeMap<>(lastDay.hours(Sight.EVERYTHING).orElseThrow());
    hours.values().forEach(counts -> counts.values().removeIf(runs -> runs == 0));
    return hours;
  }

  private long counted(RunStatus status) {
    return hours().values().stream().mapToLong(counts -> counts.getOrDefault(status, 0L)).sum();
  }
}
