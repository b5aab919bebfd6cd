// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.crontab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.cli.Converted;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrontabTest {

  private static final String ALL_BY_PROCESS =
      """
      accept: [directory, user]
      executors:
        - from: "*"
          to: process
          shell: /bin/sh
      """;

  @TempDir Path folder;
  private String map;

  @BeforeEach
  void writeTheMapFile() {
    map = Converted.map(folder, ALL_BY_PROCESS);
  }

  @Test
  void makesATriggerOfALine() {
    var converted =
        convert(
            """
            # Orders of the day
            30 2 * * MON-FRI  /opt/orders/export --day yesterday 'two words'
            """);

    assertThat(converted.exitCode()).as(converted.report()).isZero();
    assertThat(converted.trigger())
        .isEqualTo(
            Map.of(
                "externalReferenceCode", converted.trigger().get("externalReferenceCode"),
                "name", "/opt/orders/export --day yesterday 'two words'",
                "description", "Orders of the day",
                "dispatchTaskExecutorType", "process",
                "dispatchTaskSettings",
                    Map.of(
                        "command", "/opt/orders/export",
                        "arguments", "--day\nyesterday\ntwo words"),
                "cronExpression", "30 2 * * MON-FRI",
                "timeZoneId", "Europe/Berlin",
                "misfirePolicy", "SKIP",
                "overlapAllowed", true));
    assertThat((String) converted.trigger().get("externalReferenceCode"))
        .startsWith("cron-export~");
    assertThat(converted.report())
        .contains("1 jobs; 1 map, 0 differ, 0 cannot", "cron and here: the same, the next 20 from");
  }

  @Test
  void keepsItsCodeWhenLinesMoveAndTheScheduleChanges() {
    var before = convert("0 1 * * * /bin/a\n0 1 * * * /bin/b\n").triggers();
    var after = convert("# more\n\n0 1 * * * /bin/b\n5 5 * * * /bin/a\n").triggers();

    assertThat(after.keySet()).containsExactlyInAnyOrderElementsOf(before.keySet());
  }

  @Test
  void tellsCommandsApartThatAreThereTwice() {
    var converted = convert("0 1 * * * /bin/a\n0 2 * * * /bin/a\n");

    assertThat(converted.triggers()).hasSize(2);
    assertThat(converted.triggers().values())
        .extracting(trigger -> trigger.get("name"))
        .containsExactly("/bin/a", "/bin/a 2");
  }

  @Test
  void readsTheUserInTheFormOfTheSystem() {
    var converted =
        Converted.of(
            "crontab",
            "17 * * * * root /bin/run-parts /etc/cron.hourly\n",
            "--system",
            "--zone",
            "UTC",
            "--map",
            Converted.map(folder, ALL_BY_PROCESS.replace(", user", "")));

    assertThat(converted.exitCode()).isEqualTo(10);
    assertThat(converted.setting("arguments")).isEqualTo("/etc/cron.hourly");
    assertThat(converted.report())
        .contains("differs  user: it runs as root there, and as the user of the server here");
  }

  @Test
  void saysThatLinesNameNoUsers() {
    var converted = Converted.of("crontab", "0 1 * * * /bin/a b\n", "--system");

    assertThat(converted.exitCode()).isEqualTo(11);
    assertThat(converted.report())
        .contains("line 1: found '/bin/a' for the user; if the lines name no users: without");
  }

  @Test
  void takesVariablesForTheLinesBelow() {
    var converted =
        convert(
            """
            0 1 * * * /bin/a
            CRON_TZ=America/New_York
            MAILTO = "ops@example.com"
            PATH=/opt/bin:/bin
            0 1 * * * /bin/b
            """);

    var triggers = converted.triggers().values().iterator();
    assertThat(triggers.next().get("timeZoneId")).isEqualTo("Europe/Berlin");
    var second = triggers.next();
    assertThat(second.get("timeZoneId")).isEqualTo("America/New_York");
    assertThat(second.get("dispatchTaskSettings"))
        .isEqualTo(Map.of("command", "/bin/b", "environment", "PATH=/opt/bin:/bin"));
    assertThat(converted.report()).contains("differs  mail: what it writes is mailed to ops@");
    assertThat(converted.exitCode()).isEqualTo(10);
  }

  @Test
  void saysThatUtcIsTakenIfNoZoneIsKnown() {
    var converted = Converted.of("crontab", "0 1 * * * /bin/a\n", "--map", map);

    assertThat(converted.trigger().get("timeZoneId")).isEqualTo("UTC");
    assertThat(converted.report()).contains("differs  zone: the source does not say it; UTC");
    assertThat(converted.exitCode()).isEqualTo(10);
  }

  @Test
  void refusesWhatFiresWhenAMachineStarts() {
    var converted = convert("\n\n@reboot /bin/a\n");

    assertThat(converted.exitCode()).isEqualTo(11);
    assertThat(converted.triggers()).isEmpty();
    assertThat(converted.report()).contains("cannot   schedule: line 3: @reboot");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@hourly",
        "@daily",
        "@weekly",
        "@monthly",
        "@yearly",
        "@annually",
        "@midnight",
        "*/5 8-18 * * 1-5",
        "0 0 13 * 5",
        "0 0 */2 * 1",
        "0 4 1,15 jan-jun SUN",
        "59 23 * * 7"
      })
  void firesWhenCronDoes(String schedule) {
    var converted = convert(schedule + " /bin/a\n");

    assertThat(converted.trigger().get("cronExpression")).isEqualTo(schedule);
    assertThat(converted.exitCode()).as(converted.report()).isZero();
  }

  @Test
  void showsBothFiresWhereTheClockChanges() {
    // With a star in front, cron leaves out what the clock leaves out; so does SKIP. What comes
    // twice
    // fires twice under it as well, as there is a step.
    var converted = convert("*/20 2 * * * /bin/a\n");
    assertThat(converted.trigger().get("daylightSavingRule")).isEqualTo("SKIP");
    assertThat(converted.exitCode()).as(converted.report()).isZero();

    // In another zone than that of the daemon, cron fires twice what comes twice, and not at all
    // what is left out: no rule of ours does both for times without a step.
    var other = convert("CRON_TZ=America/New_York\n30 1,2 * * * /bin/a\n");
    assertThat(other.exitCode()).isEqualTo(10);
    assertThat(other.report())
        .contains(
            "cron fires at other times ",
            "around the change of the clock in America/New_York at 2026-11-01T06:00:00Z",
            "differs\n");
  }

  @Test
  void keepsAPercentSignThatIsEscapedAndRefusesStandardInput() {
    var escaped = convert("0 1 * * * /bin/date +\\%F\n");
    assertThat(escaped.setting("arguments")).isEqualTo("+%F");

    var input = convert("0 1 * * * /bin/mail ops%Hello%World\n");
    assertThat(input.exitCode()).isEqualTo(11);
    assertThat(input.report()).contains("cannot   data: what stands behind a %");
    assertThat(input.setting("arguments")).isEqualTo("ops");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cd /srv && ./run   | -c#cd /srv && ./run",
        "/bin/a > /dev/null | -c#/bin/a > /dev/null",
        "A=1 /bin/a         | -c#A=1 /bin/a",
        "rsync x            | -c#rsync x",
        "/bin/a ''          | -c#/bin/a ''",
        "/bin/a \"$HOME\"   | -c#/bin/a \"$HOME\"",
        "/bin/a it's        | -c#/bin/a it's",
      })
  void givesTheShellWhatNeedsOne(String command, String arguments) {
    var converted = convert("0 1 * * * " + command + "\n");

    assertThat(converted.setting("command")).isEqualTo("/bin/sh");
    assertThat(converted.setting("arguments")).isEqualTo(arguments.replace('#', '\n'));
  }

  @Test
  void cannotDoWithoutAShellWhatNeedsOne() {
    var withoutShell = Converted.map(folder, ALL_BY_PROCESS.replace("    shell: /bin/sh\n", ""));
    var converted = Converted.of("crontab", "0 1 * * * a | b\n", "--map", withoutShell, "--active");

    assertThat(converted.exitCode()).isEqualTo(11);
    assertThat(converted.report()).contains("cannot   data: it takes a shell");
    assertThat(converted.trigger().get("active")).isEqualTo(false);
  }

  @Test
  void activatesWhatMapsIfThatIsAskedFor() {
    var converted = Converted.of("crontab", "0 1 * * * /bin/a\n", "--map", map, "--active");

    assertThat(converted.trigger().get("active")).isEqualTo(true);
  }

  @Test
  void writesNothingStrictlyUnlessAllMaps() {
    var converted = Converted.of("crontab", "0 1 * * * /bin/a\n", "--map", map, "--strict");

    assertThat(converted.exitCode()).isEqualTo(10);
    assertThat(converted.definitions()).isEmpty();
    assertThat(converted.report()).contains("--strict: not everything maps");
  }

  @Test
  void namesWorkWithoutAnExecutor() {
    var converted = Converted.of("crontab", "0 1 * * * /bin/a\n");

    assertThat(converted.exitCode()).isEqualTo(11);
    assertThat(converted.triggers()).isEmpty();
    assertThat(converted.report()).contains("(--map) has no entry for:\n  /bin/a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 1 * *            | line 2: found '0 1 * *', allowed",
        "60 1 * * * /bin/a  | The minute must be 0 to 59",
        "0 1 31 2 * /bin/a  | never fires",
        "0~30 1 * * * /bin/a | The minute must be",
        "@every /bin/a      | cannot   schedule: '@every'",
        "@hourly            | line 2: found '@hourly', allowed",
      })
  void saysWhatIsWrongWithALine(String line, String told) {
    var converted = convert("\n" + line + "\n0 3 * * * /bin/fine\n");

    assertThat(converted.exitCode()).isEqualTo(11);
    assertThat(converted.report()).contains(told, "line 3").doesNotContain("Exception");
  }

  @Test
  void isHarmedByNothing() {
    assertThat(convert("0 1 * * * /bin/a \u001b[2J\u202e\n").report()).doesNotContain("\u001b");
    assertThat(convert("0 1 * * * /bin/" + "a".repeat(20_000) + "\n").report())
        .contains("line 1: it has 20015 characters, allowed: 10000");
    var notText =
        Converted.of("0 1 * * * /bin/a\n\u00e9".getBytes(StandardCharsets.ISO_8859_1), "crontab");
    assertThat(notText.exitCode()).isEqualTo(7);
    assertThat(notText.report()).isEqualTo("dispatch: standard input:2: it is not UTF-8\n");
    var tooLarge = Converted.of(new byte[17 * 1024 * 1024], "crontab");
    assertThat(tooLarge.report()).contains("it is too large");
    assertThat(Converted.of("crontab", "a\0b\n").report()).contains("zero byte");
  }

  @Test
  void takesTimeThatGrowsWithTheLines() {
    var lines = "0 1 * * * /bin/a\n".repeat(5_000);

    assertThat(convert(lines).triggers()).hasSize(5_000);
  }

  private Converted convert(String crontab) {
    return Converted.of("crontab", crontab, "--zone", "Europe/Berlin", "--map", map);
  }
}
