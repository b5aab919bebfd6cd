// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dispatchee.cli.Converted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  private static final String CRONTAB = "30 2 * * * /bin/a\n@reboot /bin/b\n";

  @TempDir Path folder;

  @Test
  void tellsProgramsEverything() throws IOException {
    var report = folder.resolve("report.json");

    var converted = Converted.of("crontab", CRONTAB, "--report", report.toString());

    assertThat(converted.report()).isEmpty();
    var told = new ObjectMapper().readTree(report.toFile());
    assertThat(told.path("kind").asText()).isEqualTo("crontab");
    assertThat(told.path("verdict").asText()).isEqualTo("cannot");
    assertThat(told.path("cannot").asInt()).isEqualTo(2);
    var job = told.path("jobs").path(0);
    assertThat(job.path("place").asText()).isEqualTo("line 1");
    assertThat(job.path("written").asBoolean()).isFalse();
    assertThat(job.path("remarks").findValuesAsText("topic")).contains("executor", "schedule");
    assertThat(job.path("fires").path("engine").asText()).isEqualTo("cron");
    assertThat(job.path("fires").path("same").asBoolean()).isTrue();
    assertThat(job.path("fires").path("next").path("theirs")).hasSize(20);
    assertThat(job.path("fires").path("next").path("here").path(0).asText())
        .isEqualTo("2026-03-01T02:30:00Z");
    assertThat(told.path("withoutExecutor")).hasSize(1);
  }

  @Test
  void writesDefinitionsAndReportToFiles() throws IOException {
    var definitions = folder.resolve("definitions.yaml");
    var report = folder.resolve("report.txt");

    var converted =
        Converted.of(
            "crontab", CRONTAB, "-o", definitions.toString(), "--report", report.toString());

    assertThat(converted.definitions() + converted.report()).isEmpty();
    assertThat(Files.readString(definitions))
        .isEqualTo("# Made by: dispatch convert crontab\ntriggers: []\n");
    assertThat(Files.readString(report)).startsWith("crontab -: 2 jobs");
  }

  @Test
  void writesBothToStandardOutputForADash() {
    var converted = Converted.of("crontab", CRONTAB, "-o", "-", "--report", "-");

    assertThat(converted.definitions())
        .startsWith("crontab -: 2 jobs")
        .endsWith("# Made by: dispatch convert crontab\ntriggers: []\n");
    assertThat(converted.report()).isEmpty();
  }

  @Test
  void saysWhenAFileCannotBeWritten() {
    var converted = Converted.of("crontab", CRONTAB, "-o", folder.toString());

    assertThat(converted.exitCode()).isEqualTo(7);
    assertThat(converted.report()).contains("dispatch: " + folder);
  }

  @Test
  void asksForAKindAndRefusesWhatItDoesNotKnow() {
    assertThat(Converted.of("", Map.of()).report())
        .contains(
            "say what it is, one of crontab, liferay, quartz-jdbc, quartz-xml, spring, xxl-job");
    assertThat(Converted.of("crontab", "", "--zone", "Nowhere").exitCode()).isEqualTo(2);
    assertThat(Converted.of("", Map.of(), "crontab", "-", "--after", "x").exitCode()).isEqualTo(2);
  }
}
