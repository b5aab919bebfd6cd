// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.cli.Converted;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduledTasksTest {

  private static final String TASKS =
      """
      {
        "cron": [{
          "runnable": {"target": "com.example.Orders.export"},
          "expression": "0 30 2 * * MON-FRI",
          "nextExecution": {"time": "2026-03-02T01:30:00Z"},
          "lastExecution": {"status": "SUCCESS", "time": "2026-02-27T01:30:00Z"}
        }],
        "fixedRate": [{
          "runnable": {"target": "com.example.Orders.poll"},
          "initialDelay": 10000,
          "interval": 60000
        }],
        "fixedDelay": [{
          "runnable": {"target": "com.example.Orders.sweep"},
          "initialDelay": 0,
          "interval": 1500
        }],
        "custom": [{
          "runnable": {"target": "com.example.Orders.other"},
          "trigger": "com.example.Own$Trigger@1"
        }]
      }
      """;

  @TempDir Path folder;

  @Test
  void convertsWhatTheActuatorTells() {
    var map =
        Converted.map(
            folder,
            "executors:\n- from: com.example.Orders.*\n  to: orders\n  settings: {method: '{name}'}\n");
    var converted =
        Converted.of("spring", TASKS, "--zone", "Europe/Berlin", "--map", map, "--active");

    assertThat(converted.exitCode()).isEqualTo(11);
    var triggers = converted.triggers();
    var export = triggers.get("com.example.Orders.export");
    assertThat(export.get("cronExpression")).isEqualTo("0 30 2 ? * MON,TUE,WED,THU,FRI");
    assertThat(export.get("name")).isEqualTo("Orders.export");
    assertThat(export.get("dispatchTaskSettings")).isEqualTo(Map.of("method", "Orders.export"));
    assertThat(export.get("active")).isEqualTo(true);
    assertThat(triggers.get("com.example.Orders.poll").get("interval")).isEqualTo("PT1M");
    assertThat(triggers.get("com.example.Orders.sweep").get("active")).isEqualTo(false);
    assertThat(converted.report())
        .contains(
            "line 2, cron.0",
            "differs  nodes: it runs in each instance",
            "PT10S after it",
            "cannot   schedule: every PT1.5S, allowed: a whole number of seconds",
            "cannot   schedule: a trigger of the application's own code: com.example.Own$Trigger");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 0 0 * * 0      | 0 0 0 ? * SUN",
        "0 0 0 * * 7      | 0 0 0 ? * SUN",
        "0 0 0 * * 1/2    | 0 0 0 ? * MON,WED,FRI,SUN",
        "0 0 0 * * */2    | 0 0 0 ? * MON,WED,FRI,SUN",
        "0 0 0 * * 0-2    | 0 0 0 ? * MON,TUE,SUN",
        "0 0 0 * * SUN-MON | 0 0 0 ? * MON,SUN",
        "0 0 0 * * 5L     | 0 0 0 ? * FRIL",
        "0 0 0 ? * fri#2  | 0 0 0 ? * FRI#2",
        "0 0 0 * * 1-7    | 0 0 0 * * ?",
        "0 0 0 L-3 * ?    | 0 0 0 L-3 * ?",
        "@Daily           | @daily",
      })
  void writesDaysOfTheWeekAsNames(String spring, String ours) throws Exception {
    assertThat(SpringCron.ours(spring)).isEqualTo(ours);
  }

  @Test
  void cannotHaveADateThatSuitsBothDayFields() {
    var converted =
        Converted.of("spring", TASKS.replace("* * MON-FRI", "13 * FRI"), "--zone", "UTC");

    assertThat(converted.report())
        .contains(
            "'0 30 2 13 * FRI': a date must suit the day of the month and the day of the week");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                            | found no list 'cron'",
        "{\"cron\": [}                 | standard input:1",
        "[]                            | found no list 'cron'",
        "{\"cron\": [], \"cron\": []}  | Duplicate field",
      })
  void saysWhatIsNoSuchAnswer(String text, String told) {
    var converted = Converted.of("spring", text);

    assertThat(converted.exitCode()).isEqualTo(7);
    assertThat(converted.report()).startsWith("dispatch: standard input").contains(told);
  }

  @Test
  void isHarmedByNothing() {
    assertThat(Converted.of("spring", "[".repeat(100_000)).exitCode()).isEqualTo(7);
    var odd = Converted.of("spring", "{\"cron\": [1, {\"runnable\": 7}, {\"expression\": []}]}");
    assertThat(odd.exitCode()).isEqualTo(11);
    assertThat(odd.report()).doesNotContain("Exception");
    var numbers =
        Converted.of("spring", "{\"fixedRate\": [{\"interval\": 1" + "0".repeat(50) + "}]}");
    assertThat(numbers.report()).contains("allowed: milliseconds");
  }
}
