// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** 100 million runs a day are 1,157.4 a second. */
class CapacityTablesTest {

  private final Map<Figure, Double> values = new EnumMap<>(Figure.class);

  CapacityTablesTest() {
    for (var figure : Figure.values()) {
      values.put(figure, 0.0);
    }
    values.put(Figure.ADD_UP_A_SECOND, 1e9);
    values.put(Figure.DELETE_A_SECOND, 1e9);
  }

  @Test
  void printTooMuchInBold() {
    // 231.5 runs of 200 ms are in progress, of 64, 256 and 512 slots.
    assertThat(tables().lines()).contains("| slots of all nodes | **362** | 90 | 45 |");
  }

  @Test
  void tellWhatIsUsedUpFirstAndHowManyRunsADayThereAreThen() {
    // 16 slots are 80 runs a second, of each node.
    assertThat(tables().lines())
        .contains(
            "| used up first | slots of all nodes | slots of all nodes | slots of all nodes |")
        .contains("| then, million runs a day | 28 | 111 | 221 |");
  }

  @Test
  void differWhenEachTriggerHasAnInstantOfItsOwn() {
    values.put(Figure.ALARM_DATABASE_MICROS, 1_000.0);

    // 3, 15 and 31 nodes with 1,000 alarms in vain of 1 ms each, of 16 processors.
    assertThat(tables().lines())
        .contains("| processors of the database | 19 | 94 | **194** |")
        .contains("| processors of the database | 0.0 | 0.1 | 0.2 |");
  }

  @Test
  void giveTheDiskForEachRetention() {
    values.put(Figure.LOG_BYTES, 500.0);

    assertThat(tables().lines())
        .contains("| for 1 days | 50 | 50 | 50 |")
        .contains("| for 30 days | 50 | 1,500 | 1,500 |");
  }

  private String tables() {
    return new CapacityTables(new Figures(values)).markdown();
  }
}
