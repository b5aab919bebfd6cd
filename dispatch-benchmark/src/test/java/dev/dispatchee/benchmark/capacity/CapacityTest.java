// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Each number here can be reckoned by hand: 8,640,000 runs a day are 100 a second. */
class CapacityTest {

  private static final double HUNDRED_A_SECOND = 8_640_000;
  private static final Offset<Double> CLOSE = within(1e-9);

  private final Map<Figure, Double> values = new EnumMap<>(Figure.class);

  CapacityTest() {
    for (var figure : Figure.values()) {
      values.put(figure, 0.0);
    }
    values.put(Figure.ADD_UP_A_SECOND, 1e9);
    values.put(Figure.DELETE_A_SECOND, 1e9);
  }

  @Test
  void takesSlotsForAsLongAsRunsLast() {
    // 100 a second, 200 ms each: 20 in progress, of 2 x 16.
    var load = new Load(HUNDRED_A_SECOND, 1, 200, 1);

    assertThat(on(2, 4, 8).parts(load)).containsEntry(Resource.SLOTS, 20 / 32.0);
    assertThat(on(2, 4, 8).first(load)).isEqualTo(Resource.SLOTS);
    // All 32 slots are in use at 160 a second.
    assertThat(on(2, 4, 8).mostRunsADay(load)).isCloseTo(160 * 86_400.0, within(1.0));
  }

  @Test
  void takesProcessorsOfTheDatabaseForRunsHistoryNodesAndAlarmsInVain() {
    values.put(Figure.RUN_DATABASE_MICROS, 1_000.0);
    values.put(Figure.ADD_UP_DATABASE_MICROS, 20.0);
    values.put(Figure.DELETE_DATABASE_MICROS, 30.0);
    values.put(Figure.IDLE_DATABASE_MICROS, 2_000.0);
    values.put(Figure.ALARM_DATABASE_MICROS, 500.0);
    var load = new Load(HUNDRED_A_SECOND, 1, 0, 1_000);

    // 100 x 1,050 + 5 x 2,000 + 4 x 100 x 500 = 315,000 us a second, of 8 processors.
    assertThat(on(5, 4, 8).parts(load).get(Resource.DATABASE_PROCESSORS))
        .isCloseTo(0.315 / 8, CLOSE);
  }

  @Test
  void hasEachNodeLookForWhatIsDueInTenMinutes() {
    values.put(Figure.SWEEP_DATABASE_MICROS, 2.0);

    // 60,000 are due in ten minutes: 3 nodes x 60,000 / 15 s x 2 us = 24,000 us a second, of 8.
    var many = new Load(HUNDRED_A_SECOND, 1e6, 0, 1);
    assertThat(on(3, 4, 8).parts(many).get(Resource.DATABASE_PROCESSORS))
        .isCloseTo(0.024 / 8, CLOSE);
    // There are no more dates than triggers: a tenth.
    var few = new Load(HUNDRED_A_SECOND, 6_000, 0, 1);
    assertThat(on(3, 4, 8).parts(few).get(Resource.DATABASE_PROCESSORS))
        .isCloseTo(0.0024 / 8, CLOSE);
  }

  @Test
  void sharesTheWorkOfTheNodesAmongThem() {
    values.put(Figure.RUN_SERVER_MICROS, 3_000.0);
    values.put(Figure.ADD_UP_SERVER_MICROS, 400.0);
    values.put(Figure.DELETE_SERVER_MICROS, 100.0);
    values.put(Figure.IDLE_SERVER_MICROS, 10_000.0);
    values.put(Figure.ALARM_SERVER_MICROS, 1_000.0);
    var load = new Load(HUNDRED_A_SECOND, 1, 0, 50);

    // 100 x 3,500 + 2 x 10,000 + 1 x 50 x 1,000 = 420,000 us a second, half of it on each node.
    assertThat(on(2, 4, 8).parts(load).get(Resource.NODE_PROCESSORS)).isCloseTo(0.21 / 4, CLOSE);
  }

  @Test
  void reckonsWithBurstsWhenManyAreDueAtOnce() {
    values.put(Figure.RUN_DATABASE_MICROS, 1_000.0);
    values.put(Figure.BURST_DATABASE_MICROS, 100.0);

    assertThat(databaseAt(new Load(HUNDRED_A_SECOND, 1, 0, 1))).isCloseTo(0.01, CLOSE);
    assertThat(databaseAt(new Load(HUNDRED_A_SECOND, 1, 0, 100))).isCloseTo(0.1, CLOSE);
  }

  @Test
  void keepsTheAlarmsOfTenMinutesOnTheHeap() {
    // 100 instants x 600 s x 560 bytes = 33.6 MB, of 336 MB.
    var machines = new Machines(1, 4, 16, 40, 8, 336e6, 1e12);
    var capacity = new Capacity(new Figures(values), machines);
    var many = new Load(HUNDRED_A_SECOND, 1e6, 0, 1_000);
    assertThat(capacity.parts(many).get(Resource.ALARMS)).isCloseTo(0.1, CLOSE);
    // Of 6,000 triggers there are 6,000 next dates.
    var few = new Load(HUNDRED_A_SECOND, 6_000, 0, 1_000);
    assertThat(capacity.parts(few).get(Resource.ALARMS)).isCloseTo(0.01, CLOSE);
  }

  @Test
  void addsUpAndDeletesOnOneNodeHoweverManyThereAre() {
    values.put(Figure.ADD_UP_A_SECOND, 400.0);
    values.put(Figure.DELETE_A_SECOND, 125.0);
    var load = new Load(HUNDRED_A_SECOND, 1, 0, 1);

    assertThat(on(32, 4, 8).parts(load))
        .containsEntry(Resource.ADDING_UP, 0.25)
        .containsEntry(Resource.DELETING, 0.8);
    assertThat(on(32, 4, 8).first(load)).isEqualTo(Resource.DELETING);
    assertThat(on(32, 4, 8).mostRunsADay(load)).isCloseTo(125 * 86_400.0, within(1.0));
  }

  @Test
  void writesToTheDisk() {
    values.put(Figure.RUN_WAL_BYTES, 5_000.0);

    // 100 x 5,000 of a million bytes a second.
    var machines = new Machines(1, 4, 16, 40, 8, 1e9, 1e6);
    var load = new Load(HUNDRED_A_SECOND, 1, 0, 1);
    assertThat(new Capacity(new Figures(values), machines).parts(load))
        .containsEntry(Resource.DISK, 0.5);
  }

  @Test
  void bearsNothingWhenIdleNodesAloneAreTooMuch() {
    values.put(Figure.IDLE_DATABASE_MICROS, 1e6);

    assertThat(on(9, 4, 8).mostRunsADay(new Load(1, 1, 0, 1))).isZero();
  }

  @Test
  void needsAConnectionForEachOfEachPool() {
    assertThat(Machines.of(4).connections()).isEqualTo(160);
  }

  @Test
  void refusesFiguresThatAreMissingOrNegative() {
    values.put(Figure.LOG_BYTES, -1.0);
    assertThatThrownBy(() -> new Figures(values)).hasMessageContaining("log-bytes = -1.0");

    values.remove(Figure.LOG_BYTES);
    assertThatThrownBy(() -> new Figures(values)).hasMessageContaining("log-bytes = null");
  }

  private double databaseAt(Load load) {
    return on(1, 4, 1).parts(load).getOrDefault(Resource.DATABASE_PROCESSORS, Double.NaN);
  }

  private Capacity on(int nodes, int nodeCores, int databaseCores) {
    return new Capacity(
        new Figures(values), new Machines(nodes, nodeCores, 16, 40, databaseCores, 1e15, 1e15));
  }
}
