// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import static dev.dispatchee.schedule.Times.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronExpressionTest {

  private static final Instant LAST_OF_ALL = Instant.parse("2200-01-01T10:59:59Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 0 12 * * ?           | 2025-01-01T12:00 2025-01-02T12:00",
        "0 0 12 ? * *           | 2025-01-01T12:00 2025-01-02T12:00",
        "0 0 12 * * *           | 2025-01-01T12:00 2025-01-02T12:00",
        "5,7 0 0 * * ?          | 2025-01-01T00:00:05 2025-01-01T00:00:07 2025-01-02T00:00:05",
        "0 */25 3 * * ?         | 2025-01-01T03:00 2025-01-01T03:25 2025-01-01T03:50",
        "0 3/25 3 * * ?         | 2025-01-01T03:03 2025-01-01T03:28 2025-01-01T03:53",
        "0 1-30/14 3 * * ?      | 2025-01-01T03:01 2025-01-01T03:15 2025-01-01T03:29",
        "0 0 22-2/2 * * ?       | 2025-01-01T02:00 2025-01-01T22:00 2025-01-02T00:00",
        "0 59-1 0 * * ?         | 2025-01-01T00:01 2025-01-01T00:59 2025-01-02T00:00",
        "0 0 0 ? * FRI-MON      | 2025-01-03T00:00 2025-01-04T00:00 2025-01-05T00:00",
        "0 0 0 ? * fri-Mon/3    | 2025-01-03T00:00 2025-01-06T00:00 2025-01-10T00:00",
        "0 0 0 30-2 * ?         | 2025-01-02T00:00 2025-01-30T00:00 2025-01-31T00:00",
        "0 0 0 1 NOV-feb/2 ?    | 2025-11-01T00:00 2026-01-01T00:00 2026-11-01T00:00",
        "0 0 0 1 jan-mar ?      | 2025-02-01T00:00 2025-03-01T00:00 2026-01-01T00:00",
        "0 0 0 L * ?            | 2025-01-31T00:00 2025-02-28T00:00 2025-03-31T00:00",
        "0 0 0 l-3 * ?          | 2025-01-28T00:00 2025-02-25T00:00 2025-03-28T00:00",
        "0 0 0 L-30 * ?         | 2025-03-01T00:00 2025-05-01T00:00 2025-07-01T00:00",
        "0 0 0 LW 5,8,11 ?      | 2025-05-30T00:00 2025-08-29T00:00 2025-11-28T00:00",
        "0 0 0 L-1W 5 ?         | 2025-05-30T00:00 2026-05-29T00:00 2027-05-31T00:00",
        "0 0 0 15W 2,3,6 ?      | 2025-02-14T00:00 2025-03-14T00:00 2025-06-16T00:00",
        "0 0 0 1w 2,3,6 ?       | 2025-02-03T00:00 2025-03-03T00:00 2025-06-02T00:00",
        "0 0 0 31W 4,5,8 ?      | 2025-05-30T00:00 2025-08-29T00:00 2026-05-29T00:00",
        "0 0 0 30W 3,11 ?       | 2025-03-31T00:00 2025-11-28T00:00 2026-03-30T00:00",
        "0 0 0 1,15W,L 2 ?      | 2025-02-01T00:00 2025-02-14T00:00 2025-02-28T00:00",
        "0 0 0 ? * L            | 2025-01-04T00:00 2025-01-11T00:00",
        "0 0 0 ? * 6L           | 2025-01-31T00:00 2025-02-28T00:00 2025-03-28T00:00",
        "0 0 0 ? * FRIL         | 2025-01-31T00:00 2025-02-28T00:00 2025-03-28T00:00",
        "0 0 0 ? * 6#3          | 2025-01-17T00:00 2025-02-21T00:00 2025-03-21T00:00",
        "0 0 0 ? * fri#5        | 2025-01-31T00:00 2025-05-30T00:00 2025-08-29T00:00",
        "0 0 0 ? * SUN#1,SUNL   | 2025-01-05T00:00 2025-01-26T00:00 2025-02-02T00:00",
        "0 0 0 29 2 ?           | 2028-02-29T00:00 2032-02-29T00:00",
        "0 0 0 1 1 ? 2026-2030/2 | 2026-01-01T00:00 2028-01-01T00:00 2030-01-01T00:00",
        "0 0 0 1 1 ? 2020,2198/1 | 2198-01-01T00:00 2199-01-01T00:00",
        "0 0 0 ? * 1            | 2025-01-05T00:00",
        "30 2 * * *             | 2025-01-01T02:30 2025-01-02T02:30",
        "0 0 * * 0              | 2025-01-05T00:00 2025-01-12T00:00",
        "0 0 * * 7              | 2025-01-05T00:00 2025-01-12T00:00",
        "0 0 * * sun            | 2025-01-05T00:00 2025-01-12T00:00",
        "0 0 * * 5-7            | 2025-01-03T00:00 2025-01-04T00:00 2025-01-05T00:00",
        "0 0 * * 0-7            | 2025-01-02T00:00 2025-01-03T00:00 2025-01-04T00:00",
        "0 0 * * 7-7            | 2025-01-05T00:00 2025-01-12T00:00",
        "0 0 * * 6-1            | 2025-01-04T00:00 2025-01-05T00:00 2025-01-06T00:00",
        "0 0 * * 1/2            | 2025-01-03T00:00 2025-01-06T00:00 2025-01-08T00:00",
        "0 0 * * 5L             | 2025-01-31T00:00 2025-02-28T00:00",
        "0 0 * * 5#2            | 2025-01-10T00:00 2025-02-14T00:00",
        "0 0 LW * *             | 2025-01-31T00:00 2025-02-28T00:00",
        "0 0 13 * 5             | 2025-01-03T00:00 2025-01-10T00:00 2025-01-13T00:00",
        "0 0 */10 * 5           | 2025-01-31T00:00 2025-02-21T00:00 2025-03-21T00:00",
        "0 0 13 * */3           | 2025-04-13T00:00 2025-07-13T00:00 2025-08-13T00:00",
        "0 0 ? * 5              | 2025-01-03T00:00 2025-01-10T00:00",
        "@yearly                | 2026-01-01T00:00 2027-01-01T00:00",
        "@Annually              | 2026-01-01T00:00 2027-01-01T00:00",
        "@monthly               | 2025-02-01T00:00 2025-03-01T00:00",
        "@weekly                | 2025-01-05T00:00 2025-01-12T00:00",
        "@daily                 | 2025-01-02T00:00 2025-01-03T00:00",
        "@midnight              | 2025-01-02T00:00 2025-01-03T00:00",
        "@HOURLY                | 2025-01-01T01:00 2025-01-01T02:00",
      })
  void firesWhenItsFieldsSay(String expression, String expected) {
    var times = expected.split(" ");

    assertThat(next(expression, "2025-01-01T00:00:00.5", times.length)).containsExactly(times);
  }

  @Test
  void blanksOfAnyKindPartTheFields() {
    assertThat(next(" \t0  0\t12 * * ?  ", "2025-01-01T00:00", 1))
        .containsExactly("2025-01-01T12:00");
  }

  @Test
  void isBoundedByTheYears() {
    assertThat(next("0 0 0 1 1 ?", "2198-06-01T00:00", 5)).containsExactly("2199-01-01T00:00");
    assertThat(next("0 0 0 1 1 ?", "-999999-06-01T00:00", 1)).containsExactly("1970-01-01T00:00");
    assertThat(Times.utc("0 0 0 1 1 ?").nextFire(Instant.MIN)).contains(Instant.EPOCH);
    assertThat(Times.utc("0 0 0 1 1 ?").next(Instant.MAX)).isEmpty();
    assertThat(Times.cron("59 59 23 31 12 ?", "Pacific/Niue").nextFire(LAST_OF_ALL.minusSeconds(1)))
        .contains(LAST_OF_ALL);
    assertThat(Times.cron("0 0 0 1 1 ?", "Pacific/Kiritimati").nextFire(Instant.MIN))
        .contains(Instant.parse("1970-01-01T10:40:00Z"));
    assertThat(next("0 0 0 1 1 ? 2024", "2024-06-01T00:00", 1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 0 0 31 2 ?",
        "0 0 0 30 2 ?",
        "0 0 0 31 4,6,9,11 ?",
        "0 0 0 31W 2,4 ?",
        "0 0 0 L-30 4 ?",
        "0 0 0 29 2 ? 2025-2027",
        "0 0 0 29 2 ? 2100",
        "0 0 0 ? 2 MON#5 2025",
        "0 0 31 2 *",
        "0 0 31 2 ?",
      })
  void refusesDatesThatDoNotExist(String expression) {
    assertThatThrownBy(() -> CronExpression.parse(expression))
        .isInstanceOf(NeverFiresException.class)
        .hasMessageContaining("'" + expression + "' never fires");
  }

  @Test
  void isWhatWasTyped() {
    var expression = CronExpression.parse("0 0 12 ? * mon");

    assertThat(expression)
        .hasToString("0 0 12 ? * mon")
        .isEqualTo(CronExpression.parse("0 0 12 ? * mon"))
        .hasSameHashCodeAs(CronExpression.parse("0 0 12 ? * mon"))
        .isNotEqualTo(CronExpression.parse("0 0 12 ? * MON"))
        .isNotEqualTo("0 0 12 ? * mon");
  }
}
