// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.calendar;

import static dev.dispatchee.calendar.Planned.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoadTest {

  private static final Instant FROM = at("10-21T10:00");
  private static final Instant TO = at("10-21T12:00");

  @Test
  void countsRunsThatMeet() {
    var load = of("10:10-10:30", "10:20-10:40", "10:29-10:30", "11:00-11:01");

    assertThat(load.mostWithin(FROM, at("10-21T10:20"))).isEqualTo(1);
    assertThat(load.mostWithin(FROM, TO)).isEqualTo(3);
    assertThat(load.mostWithin(at("10-21T10:30"), at("10-21T10:40"))).isEqualTo(1);
    assertThat(load.mostWithin(at("10-21T10:40"), at("10-21T11:00"))).isZero();
    assertThat(load.mostWithin(at("10-21T11:00"), TO)).isEqualTo(1);
    assertThat(load.firstWith(3, FROM, TO)).contains(at("10-21T10:29"));
  }

  @Test
  void takesOneThatEndsWhenAnotherStartsForNoMeeting() {
    var load = of("10:10-10:20", "10:20-10:30");

    assertThat(load.mostWithin(FROM, TO)).isEqualTo(1);
  }

  @Test
  void countsRunsThatLastBeyondTheEnd() {
    var load = of("11:50-13:00", "11:55-14:00");

    assertThat(load.mostWithin(FROM, TO)).isEqualTo(2);
  }

  @Test
  void addsTheShareOfFrequentTriggers() {
    var load = of("10:10-10:20");
    load.addShare(at("10-21T10:00"), at("10-21T11:00"), 1.2);
    load.addShare(at("10-21T10:00"), at("10-21T11:00"), 0.4);

    assertThat(load.mostWithin(FROM, at("10-21T11:00"))).isEqualTo(3);
    assertThat(load.mostWithin(at("10-21T11:00"), TO)).isZero();
  }

  @Test
  void findsTheNearestFreeMinute() {
    var load = of("10:10-10:30", "10:31-10:50");

    assertThat(load.freeNear(at("10-21T10:20"))).contains(at("10-21T10:30"));
    assertThat(load.freeNear(at("10-21T10:12"))).contains(at("10-21T10:09"));
    load.addShare(FROM, TO, 1);
    assertThat(load.freeNear(at("10-21T10:20"))).isEmpty();
  }

  private static Load of(String... runs) {
    long[] starts = Stream.of(runs).mapToLong(run -> millis(run, 0)).sorted().toArray();
    long[] ends = Stream.of(runs).mapToLong(run -> millis(run, 1)).sorted().toArray();
    return Load.of(FROM, TO, starts, ends);
  }

  private static long millis(String run, int part) {
    return at("10-21T" + run.split("-", -1)[part]).toEpochMilli();
  }
}
