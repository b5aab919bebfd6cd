// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2026-12-31T23:59:59Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 30 2 * * ?         | At 02:30 every day",
        "15 30 2 * * ?        | At 02:30:15 every day",
        "*/20 30 2 * * ?      | At 02:30:00, 02:30:20 and 02:30:40 every day",
        "0 0,30 2,3 * * ?     | At 02:00, 02:30, 03:00 and 03:30 every day",
        "0 0 */6 * * ?        | At 00:00, 06:00, 12:00 and 18:00 every day",
        "0 0 9-16 * * ?       | At 09:00, 10:00, 11:00, 12:00, 13:00, 14:00, 15:00 and 16:00 every day",
        "0 0 9-17 * * ?       | At minute 0 of hours 09 to 17 every day",
        "0 0 */2 * * ?        | At minute 0 of every 2nd hour from 00 to 22 every day",
        "0 0 20-5 * * ?       | At minute 0 of hours 00 to 05 and 20 to 23 every day",
        "0 * * * * ?          | Every minute",
        "* * * * * ?          | Every second",
        "0 */15 * * * ?       | Every 15 minutes",
        "0 0/15 * * * ?       | Every 15 minutes",
        "0 0,30 * * * ?       | Every 30 minutes",
        "0 10,40 * * * ?      | At minutes 10 and 40 of every hour",
        "0 */7 * * * ?        | At every 7th minute from 0 to 56 of every hour",
        "0 3/10 * * * ?       | At every 10th minute from 3 to 53 of every hour",
        "0 5 * * * ?          | At minute 5 of every hour",
        "0 0 * * * ?          | Every hour on the hour",
        "0 5,10-20,40/5 * * * ? | At minutes 5, 10 to 20, 40, 45, 50 and 55 of every hour",
        "0 */5 0-5 * * ?      | Every 5 minutes of hours 00 to 05 every day",
        "0 * 2 * * ?          | Every minute of hour 02 every day",
        "15 * * * * ?         | At second 15 of every minute",
        "15 * 9-17 * * ?      | At second 15 of every minute of hours 09 to 17 every day",
        "15 5 * * * ?         | At second 15 of minute 5 of every hour",
        "*/20 * * * * ?       | Every 20 seconds",
        "*/20 * 9,17 * * ?    | Every 20 seconds of hours 09 and 17 every day",
        "*/20 */5 * * * ?     | Every 20 seconds of every 5th minute from 0 to 55 of every hour",
        "* 0 * * * ?          | Every second of minute 0 of every hour",
        "1/20 * * * * ?       | At seconds 1, 21 and 41 of every minute",
        "0 0 0 1 1 ?          | At 00:00 on the 1st of every January",
        "0 0 0 1 1 ? 2026     | At 00:00 on the 1st of January in 2026",
        "0 0 0 1,15 * ?       | At 00:00 on the 1st and the 15th of every month",
        "0 0 0 1,10-20 3,6-8 ? | At 00:00 on the 1st and the 10th to the 20th of every March and June to August",
        "0 0 0 */2 * ?        | At 00:00 on every 2nd day from the 1st to the 31st of every month",
        "0 0 0 22,23 * ?      | At 00:00 on the 22nd and the 23rd of every month",
        "0 0 0 L * ?          | At 00:00 on the last day of every month",
        "0 0 0 L-3 * ?        | At 00:00 on the 3rd day before the last of every month",
        "0 0 0 L-0 * ?        | At 00:00 on the last day of every month",
        "0 0 0 LW * ?         | At 00:00 on the last weekday (Monday to Friday) of every month",
        "0 0 0 L-2W 2 ?       | At 00:00 on the weekday (Monday to Friday) nearest to the 2nd day before the last of every February",
        "0 0 0 15W * ?        | At 00:00 on the weekday (Monday to Friday) nearest to the 15th of every month",
        "0 0 0 1,11,L,L * ?   | At 00:00 on the 1st, the 11th and the last day of every month",
        "0 30 2 ? * 6L        | At 02:30 on the last Friday of every month",
        "0 30 2 ? * FRIL,MON#1 | At 02:30 on the last Friday and the 1st Monday of every month",
        "0 30 2 ? * MON-FRI   | At 02:30 every Monday to Friday",
        "0 30 2 ? * FRI-MON   | At 02:30 every Monday and Friday to Sunday",
        "0 30 2 ? * L         | At 02:30 every Saturday",
        "0 30 2 ? 1 2,4 2026-2028 | At 02:30 every Monday and Wednesday in January in 2026 to 2028",
        "0 30 2 ? 1 MON,6L    | At 02:30 every Monday in January and on the last Friday of every January",
        "0 30 2 ? * * 2026/2  | At 02:30 every day in every 2nd year from 2026 to 2198",
        "0 30 2 * 6-8 ? 2026,2027 | At 02:30 every day in June to August in 2026 and 2027",
        "0 */15 * ? 6 *       | Every 15 minutes in June",
        "0 */15 * ? * SUN     | Every 15 minutes every Sunday",
        "30 2 * * *           | At 02:30 every day",
        "0 0 13 * 5           | At 00:00 on the 13th of every month and every Friday",
        "0 0 13 * 5L          | At 00:00 on the 13th of every month and on the last Friday of every month",
        "0 0 1-31 * 5         | At 00:00 every day",
        "0 0 13 * 0-6         | At 00:00 every day",
        "0 0 */10 * 5         | At 00:00 on every 10th day from the 1st to the 31st of every month if it is a Friday",
        "0 0 13 * */3         | At 00:00 on the 13th of every month if it is a Wednesday, a Saturday or a Sunday",
        "0 0 */10 * 5L        | At 00:00 on every 10th day from the 1st to the 31st of every month if it is the last Friday of the month",
        "0 0 * * 0            | At 00:00 every Sunday",
        "@hourly              | Every hour on the hour",
        "@yearly              | At 00:00 on the 1st of every January",
      })
  void speakOfAnExpression(String expression, String expected) {
    assertThat(CronExpression.parse(expression).describe()).isEqualTo(expected);
  }

  @Test
  void nameTheZoneAndTheWindow() {
    assertThat(cron("0 30 2 ? * 6L", Window.always()))
        .isEqualTo("At 02:30 on the last Friday of every month, Europe/Berlin");
    assertThat(cron("0 30 2 * * ?", new Window(START, END)))
        .isEqualTo(
            "At 02:30 every day, Europe/Berlin, from 2026-01-01T00:00:00Z until"
                + " 2026-12-31T23:59:59Z");
    assertThat(cron("0 30 2 * * ?", new Window(START, null)))
        .isEqualTo("At 02:30 every day, Europe/Berlin, from 2026-01-01T00:00:00Z");
    assertThat(cron("0 30 2 * * ?", new Window(null, END)))
        .isEqualTo("At 02:30 every day, Europe/Berlin, until 2026-12-31T23:59:59Z");
  }

  @ParameterizedTest
  @CsvSource({
    "PT1S, Every second",
    "PT1M, Every minute",
    "PT1H, Every hour",
    "PT2H, Every 2 hours",
    "PT90M, Every 1 hour 30 minutes",
    "PT61S, Every 1 minute 1 second",
    "P2D, Every 48 hours",
    "PT1H0M5S, Every 1 hour 5 seconds",
    "PT15S, Every 15 seconds",
  })
  void speakOfAnInterval(Duration interval, String expected) {
    assertThat(Schedule.interval(interval, START, new Window(null, END)).describe())
        .isEqualTo(
            expected
                + " of elapsed time, counted from 2026-01-01T00:00:00Z, until"
                + " 2026-12-31T23:59:59Z");
  }

  @Test
  void speakOfASingleInstant() {
    assertThat(Schedule.once(START.plusMillis(5), Window.always()).describe())
        .isEqualTo("Once at 2026-01-01T00:00:00.005Z");
    assertThat(Schedule.once(START, new Window(START, null)).describe())
        .isEqualTo("Once at 2026-01-01T00:00:00Z, from 2026-01-01T00:00:00Z");
  }

  private static String cron(String expression, Window window) {
    return Schedule.cron(
            CronExpression.parse(expression),
            ZoneId.of("Europe/Berlin"),
            DaylightSavingRule.RUN_ONCE,
            window)
        .describe();
  }
}
