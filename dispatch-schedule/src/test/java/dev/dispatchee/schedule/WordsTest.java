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
        "0 30 2 * * ?           | At 02:30 every day",
        "15 30 2 * * ?          | At 02:30:15 every day",
        "*/20 30 2 * * ?        | At 02:30:00, 02:30:20 and 02:30:40 every day",
        "0 0,30 2,3 * * ?       | At 02:00, 02:30, 03:00 and 03:30 every day",
        "0 0 */6 * * ?          | At 00:00, 06:00, 12:00 and 18:00 every day",
        "0 0 9-16 * * ?         | At 09:00, 10:00, 11:00, 12:00, 13:00, 14:00, 15:00 and 16:00"
            + " every day",
        "0 0 9-17 * * ?         | Between 09:00 and 17:00, every hour, every day",
        "0 0 */2 * * ?          | Between 00:00 and 22:00, every 2 hours, every day",
        "0 0 20-5 * * ?         | Between 20:00 and 05:00, every hour, every day",
        "0 * * * * ?            | Every minute",
        "* * * * * ?            | Every second",
        "0 */15 * * * ?         | Every 15 minutes",
        "0 0/15 * * * ?         | Every 15 minutes",
        "0 0,30 * * * ?         | Every 30 minutes",
        "0 10,40 * * * ?        | At minutes 10 and 40 of every hour",
        "0 */7 * * * ?          | At every 7th minute from 0 to 56 of every hour",
        "0 3/10 * * * ?         | At every 10th minute from 3 to 53 of every hour",
        "0 5 * * * ?            | At minute 5 of every hour",
        "0 0 * * * ?            | Every hour on the hour",
        "0 5,10-20,40/5 * * * ? | At minutes 5, 10 to 20, 40, 45, 50 and 55 of every hour",
        "0 */5 0-5 * * ?        | Between 00:00 and 05:59, every 5 minutes, every day",
        "0 * 2 * * ?            | Between 02:00 and 02:59, every minute, every day",
        "15 * * * * ?           | At second 15 of every minute",
        "15 * 9-17 * * ?        | Between 09:00:00 and 17:59:59, at second 15 of every minute,"
            + " every day",
        "15 5 * * * ?           | At second 15 of minute 5 of every hour",
        "*/20 * * * * ?         | Every 20 seconds",
        "*/20 * 9,17 * * ?      | Between 09:00:00 and 09:59:59 and between 17:00:00 and 17:59:59,"
            + " every 20 seconds, every day",
        "*/20 */5 * * * ?       | Every 20 seconds of every 5th minute from 0 to 55 of every hour",
        "* 0 * * * ?            | Every second of minute 0 of every hour",
        "1/20 * * * * ?         | At seconds 1, 21 and 41 of every minute",
        "0 0 0 1 1 ?            | At 00:00 on the 1st of every January",
        "0 0 0 1 1 ? 2026       | At 00:00 on the 1st of January in 2026",
        "0 0 0 1,15 * ?         | At 00:00 on the 1st and the 15th of every month",
        "0 0 0 1,10-20 3,6-8 ?  | At 00:00 on the 1st and the 10th to the 20th of every March,"
            + " June, July and August",
        "0 0 0 */2 * ?          | At 00:00 on every 2nd day from the 1st to the 31st of every"
            + " month",
        "0 0 0 22,23 * ?        | At 00:00 on the 22nd and the 23rd of every month",
        "0 0 0 L * ?            | At 00:00 on the last day of every month",
        "0 0 0 L-3 * ?          | At 00:00 on the 4th last day of every month",
        "0 0 0 L-0 * ?          | At 00:00 on the last day of every month",
        "0 0 0 LW * ?           | At 00:00 on the last weekday (Monday to Friday) of every month",
        "0 0 0 L-2W 2 ?         | At 00:00 on the weekday (Monday to Friday, within the month)"
            + " nearest to the third last day of every February",
        "0 0 0 15W * ?          | At 00:00 on the weekday (Monday to Friday, within the month)"
            + " nearest to the 15th of every month",
        "0 0 0 1,11,L,L * ?     | At 00:00 on the 1st, the 11th and the last day of every month",
        "0 30 2 ? * 6L          | At 02:30 on the last Friday of every month",
        "0 30 2 ? * FRIL,MON#1  | At 02:30 on the last Friday and the 1st Monday of every month",
        "0 30 2 ? * MON-FRI     | At 02:30 every Monday to Friday",
        "0 30 2 ? * FRI-MON     | At 02:30 every Friday to Monday",
        "0 30 2 ? * L           | At 02:30 every Saturday",
        "0 30 2 ? 1 2,4 2026-2028 | At 02:30 every Monday and Wednesday in January, from 2026 to"
            + " 2028",
        "0 30 2 ? 1 MON,6L      | At 02:30 every Monday in January and also on the last Friday of"
            + " every January",
        "0 30 2 ? * * 2026/2    | At 02:30 every day, in every 2nd year from 2026 to 2198",
        "0 30 2 * 6-8 ? 2026,2027 | At 02:30 every day from June to August, in 2026 and 2027",
        "0 */15 * ? 6 *         | Every 15 minutes, every day in June",
        "0 */15 * ? * SUN       | Every 15 minutes, every Sunday",
        "30 2 * * *             | At 02:30 every day",
        "0 0 13 * 5             | At 00:00 on the 13th of every month and also on every Friday",
        "0 0 13 * 5L            | At 00:00 on the 13th of every month and also on the last Friday"
            + " of every month",
        "0 0 1-31 * 5           | At 00:00 every day",
        "0 0 13 * 0-6           | At 00:00 every day",
        "0 0 */10 * 5           | At 00:00 on every 10th day from the 1st to the 31st of every"
            + " month, if it is a Friday",
        "0 0 13 * */3           | At 00:00 on the 13th of every month, if it is a Wednesday, a"
            + " Saturday or a Sunday",
        "0 0 */10 * 5L          | At 00:00 on the 31st of every month that has one, if it is the"
            + " last Friday of the month",
        "0 0 * * 0              | At 00:00 every Sunday",
        "@hourly                | Every hour on the hour",
        "@yearly                | At 00:00 on the 1st of every January",
        "0 0 22-2 * * ?         | At 22:00, 23:00, 00:00, 01:00 and 02:00 every day",
        "0 */15 22-2 * * ?      | Between 22:00 and 02:59, every 15 minutes, every day",
        "0 */15 22-2 ? * FRI    | Between 00:00 and 02:59 and between 22:00 and 23:59, every 15"
            + " minutes, every Friday",
        "0 0 22-2 ? * FRI       | At 00:00, 01:00, 02:00, 22:00 and 23:00 every Friday",
        "0 */10 14,18 * * ?     | Between 14:00 and 14:59 and between 18:00 and 18:59, every 10"
            + " minutes, every day",
        "0 30 9-17 ? * MON-FRI  | Between 09:30 and 17:30, every hour, every Monday to Friday",
        "15 30 9-17 ? * MON-FRI | Between 09:30:15 and 17:30:15, every hour, every Monday to"
            + " Friday",
        "0 0 1 31 * ?           | At 01:00 on the 31st of every month that has one",
        "0 0 1 15,31 * ?        | At 01:00 on the 15th and the 31st of every month (a day that a"
            + " month does not have is left out)",
        "0 0 1 29-31 * ?        | At 01:00 on the 29th to the 31st of every month (a day that a"
            + " month does not have is left out)",
        "0 0 1 29 2 ?           | At 01:00 on the 29th of every February that has one",
        "0 0 1 29 2 ? 2028      | At 01:00 on the 29th of February in 2028",
        "0 0 1 29 2 ? 2024-2040 | At 01:00 on the 29th of every February, in every 4th year from"
            + " 2024 to 2040",
        "0 0 1 31 2,3 ?         | At 01:00 on the 31st of every March",
        "0 0 1 30,31 2-4 ?      | At 01:00 on the 30th and the 31st of every March and April (a day"
            + " that a month does not have is left out)",
        "0 0 31 2 5             | At 00:00 every Friday in February",
        "0 0 1 ? * MON#5        | At 01:00 on the 5th Monday of every month that has one",
        "0 0 1 L-1 * ?          | At 01:00 on the second last day of every month",
        "0 0 1 L-2W * ?         | At 01:00 on the weekday (Monday to Friday, within the month)"
            + " nearest to the third last day of every month",
        "0 0 1 1W * ?           | At 01:00 on the weekday (Monday to Friday, within the month)"
            + " nearest to the 1st of every month",
        "0 0 1 L-30 * ?         | At 01:00 on the 31st last day of every month that has one",
        "0 0 1 ? 11-2 FRI-MON   | At 01:00 every Friday to Monday from November to February",
        "0 0 1 * 11-2 ? 2027-2029 | At 01:00 every day in January, February, November and December,"
            + " from 2027 to 2029",
        "0 0 1 ? 6-8 FRI,MON#1 2027-2029 | At 01:00 every Friday from June to August and also on"
            + " the 1st Monday of every month from June to August, from 2027 to 2029",
        "0 0 1 ? 6-8 FRI,MON#1 2027 | At 01:00 every Friday from June to August and also on the 1st"
            + " Monday of every month from June to August, in 2027",
        "0 0 1 ? * SUN,MON      | At 01:00 every Sunday and Monday",
        "0 0 1 ? * SUN,MON,WED  | At 01:00 every Monday, Wednesday and Sunday",
        "0 0 1 ? * SAT,SUN,MON,WED | At 01:00 every Wednesday and Saturday to Monday",
        "1/7 3-50/5 */2 * * ?   | In every 2nd hour from 00 to 22, at every 7th second from 1 to 57"
            + " of every 5th minute from 3 to 48 of every hour, every day",
        "* 3-50/5 1,2,7 * * ?   | Between 01:00:00 and 02:59:59 and between 07:00:00 and 07:59:59,"
            + " every second of every 5th minute from 3 to 48 of every hour, every day",
        "0 3 0,5-13 * * ?       | Between 00:00 and 00:59 and between 05:00 and 13:59, at minute 3"
            + " of every hour, every day",
        "0 3 */2 * * ?          | Between 00:03 and 22:03, every 2 hours, every day",
        "0 0 1 ? * SAT-MON      | At 01:00 every Saturday to Monday",
        "0 0 1 1 11-2 ?         | At 01:00 on the 1st of every month from November to February",
        "0 */20 23-1 * * ?      | Between 23:00 and 01:59, every 20 minutes, every day",
        "0 0,20,40 22-2 L * ?   | Between 00:00 and 02:59 and between 22:00 and 23:59, every 20"
            + " minutes, on the last day of every month",
        "0 0 0 1 8-APR ?        | At 00:00 on the 1st of every month from August to April",
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
