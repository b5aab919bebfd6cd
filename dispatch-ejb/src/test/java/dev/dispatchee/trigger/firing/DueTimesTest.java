// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.firing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.schedule.CronExpression;
import dev.dispatchee.schedule.DaylightSavingRule;
import dev.dispatchee.schedule.Occurrence;
import dev.dispatchee.schedule.Schedule;
import dev.dispatchee.schedule.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DueTimesTest {

  private static final Instant START = Instant.parse("2024-11-24T12:00:00.250Z");

  static Stream<Arguments> schedulesAndOutages() {
    return Stream.of(
            cron("0 * * * * ?"),
            cron("*/5 * 1-3 * * ?"),
            cron("0 0,20,40 1,2,3 * * ?"),
            cron("* 59 2 29-31 3 ?"),
            cron("0/7 0-30/2 2 ? * SUN"),
            cron("0 30 2 * * ?"),
            Schedule.interval(Duration.ofSeconds(61), START.plusMillis(1), Window.always()),
            Schedule.once(START.plusSeconds(90), Window.always()))
        .flatMap(
            schedule ->
                Stream.of("PT0S", "PT16H40M", "P3D", "P126D", "P800D")
                    .map(outage -> Arguments.of(schedule, Duration.parse(outage))));
  }

  @ParameterizedTest
  @MethodSource("schedulesAndOutages")
  void areWhatASlowWalkFinds(Schedule schedule, Duration outage) {
    var upTo = START.plus(outage);
    var walked =
        schedule.walk(START).takeWhile(occurrence -> !occurrence.at().isAfter(upTo)).toList();
    var fires = instantsOf(walked, Occurrence.Fire.class);
    int older = Math.max(0, fires.size() - DueTimes.MOST_TOLD_APART);

    var due = DueTimes.of(schedule, START, upTo);

    assertThat(due.fires()).isEqualTo(fires.subList(older, fires.size()));
    assertThat(due.count()).isEqualTo(fires.size());
    assertThat(due.oldest()).isEqualTo(fires.stream().findFirst());
    assertThat(due.skips())
        .extracting(Occurrence.Skip::at)
        .isEqualTo(instantsOf(walked, Occurrence.Skip.class));
    if (older == 0) {
      assertThat(due.older()).isEmpty();
    } else {
      assertThat(due.older())
          .contains(new DueTimes.Older(fires.get(0), fires.get(older - 1), older));
    }
  }

  @Test
  void boundTheNumberTheyCount() {
    var seconds = cron("* * * * * ?");

    var due = DueTimes.of(seconds, Instant.EPOCH, Instant.parse("2199-01-01T00:00:00Z"));

    assertThat(due.count()).isEqualTo(Integer.MAX_VALUE);
    assertThat(due.older()).map(DueTimes.Older::first).contains(Instant.EPOCH.plusSeconds(1));
  }

  private static Schedule cron(String expression) {
    return Schedule.cron(
        CronExpression.parse(expression),
        ZoneId.of("Europe/Berlin"),
        DaylightSavingRule.SKIP,
        Window.always());
  }

  private static List<Instant> instantsOf(
      List<Occurrence> occurrences, Class<? extends Occurrence> kind) {
    return occurrences.stream().filter(kind::isInstance).map(Occurrence::at).toList();
  }
}
