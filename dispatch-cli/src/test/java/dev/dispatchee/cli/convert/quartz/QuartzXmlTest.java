// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.quartz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.cli.Converted;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuartzXmlTest {

  private static final String JOB =
      """
      <job>
        <name>report</name>
        <group>sales</group>
        <description>Sales of the day</description>
        <job-class>com.example.Report</job-class>
        <durability>true</durability>
        <recover>true</recover>
        <job-data-map>
          <entry><key>region</key><value>north</value></entry>
          <entry><key>format</key><value>pdf</value></entry>
        </job-data-map>
      </job>
      """;
  private static final String OF_THE_JOB =
      "<name>t</name><job-name>report</job-name><job-group>sales</job-group>";

  @TempDir Path folder;
  private String map;

  @BeforeEach
  void writeTheMapFile() {
    map =
        Converted.map(
            folder,
            "accept: [overlap]\nexecutors:\n- from: com.example.Report\n  to: report\n"
                + "- from: com.example.Other\n  to: other\n");
  }

  @Test
  void makesATriggerOfATrigger() {
    var converted =
        convert(
            """
            <trigger><cron>
              <name>nightly</name>
              <group>night</group>
              <job-name>report</job-name>
              <job-group>sales</job-group>
              <priority>8</priority>
              <job-data-map><entry><key>format</key><value>csv</value></entry></job-data-map>
              <start-time>2026-04-01T00:00:00</start-time>
              <end-time>2027-01-01T00:00:00Z</end-time>
              <misfire-instruction>MISFIRE_INSTRUCTION_DO_NOTHING</misfire-instruction>
              <cron-expression>0 30 4 ? * MON-FRI</cron-expression>
              <time-zone>America/New_York</time-zone>
            </cron></trigger>
            """);

    assertThat(converted.trigger())
        .isEqualTo(
            Map.ofEntries(
                Map.entry("externalReferenceCode", "night.nightly"),
                Map.entry("name", "night.nightly"),
                Map.entry("description", "Sales of the day"),
                Map.entry("dispatchTaskExecutorType", "report"),
                Map.entry("dispatchTaskSettings", Map.of("region", "north", "format", "csv")),
                Map.entry("cronExpression", "0 30 4 ? * MON-FRI"),
                Map.entry("timeZoneId", "America/New_York"),
                Map.entry("startDate", "2026-03-31T22:00:00Z"),
                Map.entry("endDate", "2027-01-01T00:00:00Z"),
                Map.entry("misfirePolicy", "SKIP"),
                Map.entry("overlapAllowed", true),
                Map.entry("requestsRecovery", true),
                Map.entry("priority", BigInteger.valueOf(7))));
    assertThat(converted.exitCode()).as(converted.report()).isZero();
    assertThat(converted.report()).contains("Quartz and here: the same, the next 20 from");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-1 | 60000   | interval    | PT1M",
        "-1 | 1500    | interval    | ",
        "3  | 3600000 | endDate     | 2026-03-10T03:00:00Z",
        "0  | 0       | runOnceDate | 2026-03-10T00:00:00Z",
      })
  void convertsFixedRates(int repeats, long millis, String field, String value) {
    var converted =
        convert(
            """
            <trigger><simple>%s<start-time>2026-03-10T00:00:00Z</start-time>
            <repeat-count>%d</repeat-count><repeat-interval>%d</repeat-interval></simple></trigger>
            """
                .formatted(OF_THE_JOB, repeats, millis));

    assertThat(converted.trigger().get(field)).isEqualTo(value);
    assertThat(converted.exitCode()).as(converted.report()).isEqualTo(value == null ? 11 : 0);
  }

  @Test
  void cannotCountFiresFromAnUnknownStart() {
    var converted =
        convert(
            "<trigger><simple>"
                + OF_THE_JOB
                + "<repeat-count>3</repeat-count><repeat-interval>1000</repeat-interval>"
                + "</simple></trigger>");

    assertThat(converted.exitCode()).isEqualTo(11);
    assertThat(converted.report()).contains("it fires 4 times from when Quartz has read it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12 | HOUR  | interval       | PT12H",
        "1  | DAY   | cronExpression | 0 30 4 * * ?",
        "1  | WEEK  | cronExpression | 0 30 4 ? * TUE",
        "3  | MONTH | cronExpression | 0 30 4 10 3,6,9,12 ?",
        "1  | YEAR  | cronExpression | 0 30 4 10 3 ?",
        "2  | DAY   | cronExpression |",
        "5  | MONTH | cronExpression |",
      })
  void convertsIntervalsOfTheCalendar(int interval, String unit, String field, String value) {
    var converted =
        convert(
            """
            <trigger><calendar-interval>%s<start-time>2026-03-10T04:30:00</start-time>
            <repeat-interval>%d</repeat-interval><repeat-interval-unit>%s</repeat-interval-unit>
            </calendar-interval></trigger>
            """
                .formatted(OF_THE_JOB, interval, unit));

    assertThat(converted.trigger().get(field)).as(converted.report()).isEqualTo(value);
    assertThat(converted.exitCode()).as(converted.report()).isEqualTo(value == null ? 11 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<trigger><cron>#<cron-expression>0 0 0 * * *</cron-expression></cron></trigger> | 10 | it is"
            + " refused where it comes from",
        "<trigger><cron>#<cron-expression>nonsense</cron-expression></cron></trigger> | 11 | cannot"
            + "   schedule: 'nonsense'",
        "<trigger><cron>#<cron-expression>0 0 0 * * ?</cron-expression>"
            + "<calendar-name>holidays</calendar-name></cron></trigger> | 11 | cannot   calendar",
        "<trigger><cron>#<cron-expression>0 0 0 * * ?</cron-expression>"
            + "<time-zone>Nowhere/At</time-zone></cron></trigger> | 11 | cannot   zone",
        "<trigger><cron>#<cron-expression>0 0 0 * * ?</cron-expression>"
            + "<priority>20</priority></cron></trigger> | 10 | differs  priority: 20 -> 9",
        "<trigger><cron>#<cron-expression>0 0 0 * * ?</cron-expression>"
            + "<misfire-instruction>X</misfire-instruction></cron></trigger> | 11 | 'X', which is not",
        "<trigger><cron>#<cron-expression>0 0 0 * * ?</cron-expression>"
            + "<unknown/></cron></trigger> | 11 | line 16: <unknown> has no meaning here",
        "<trigger><daily>#</daily></trigger> | 11 | <daily>, allowed: <cron>, <simple>",
        "<trigger><cron><name>t</name><job-name>none</job-name></cron></trigger> | 11 | has no job"
            + " 'none'",
        "<other/> | 11 | <other>, allowed: <job>, <trigger>",
      })
  void saysWhatDiffersAndWhatCannot(String trigger, int exitCode, String told) {
    var converted = convert(trigger.replace("#", OF_THE_JOB));

    assertThat(converted.exitCode()).as(converted.report()).isEqualTo(exitCode);
    assertThat(converted.report()).contains(told).doesNotContain("Exception");
  }

  @Test
  void keepsAJobWithoutATriggerToBeStartedByHand() {
    var converted = convert("");

    assertThat(converted.trigger())
        .containsEntry("externalReferenceCode", "sales.report")
        .doesNotContainKeys("cronExpression", "interval");
    assertThat(converted.exitCode()).as(converted.report()).isZero();
  }

  @Test
  void saysThatOverlapDependsOnTheClass() {
    map = Converted.map(folder, "executors:\n- from: com.example.Report\n  to: report\n");

    assertThat(convert("").report())
        .contains("differs  overlap: whether the class has @DisallowConcurrentExecution");
  }

  @Test
  void refusesOtherXmlAndADocumentType() {
    assertThat(Converted.of("quartz-xml", "<a/>").report())
        .isEqualTo("dispatch: standard input:1: found <a>, allowed: <job-scheduling-data>\n");
    assertThat(Converted.of("quartz-xml", "<!DOCTYPE a>\n<a/>").exitCode()).isEqualTo(7);
  }

  private Converted convert(String more) {
    return Converted.of(
        "quartz-xml",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <job-scheduling-data xmlns="http://www.quartz-scheduler.org/xml/JobSchedulingData" version="2.0">
        <schedule>
        %s%s</schedule>
        </job-scheduling-data>
        """
            .formatted(JOB, more),
        "--zone",
        "Europe/Berlin",
        "--map",
        map);
  }
}
