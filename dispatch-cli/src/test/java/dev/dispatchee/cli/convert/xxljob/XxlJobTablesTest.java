// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.xxljob;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.cli.Converted;
import dev.dispatchee.cli.convert.jdbc.SourceTables;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XxlJobTablesTest {

  private static final String GROUPS =
      "CREATE TABLE xxl_job_group (id INT PRIMARY KEY, app_name VARCHAR(64), title VARCHAR(12),"
          + " address_type INT, address_list CLOB, update_time TIMESTAMP)";
  private static final String JOBS =
      "CREATE TABLE xxl_job_info (id INT PRIMARY KEY, job_group INT, job_desc VARCHAR(255),"
          + " add_time TIMESTAMP, update_time TIMESTAMP, author VARCHAR(64), alarm_email VARCHAR(255),"
          + " schedule_type VARCHAR(50), schedule_conf VARCHAR(128), misfire_strategy VARCHAR(50),"
          + " executor_route_strategy VARCHAR(50), executor_handler VARCHAR(255),"
          + " executor_param VARCHAR(512), executor_block_strategy VARCHAR(50), executor_timeout INT,"
          + " executor_fail_retry_count INT, glue_type VARCHAR(50), glue_source CLOB,"
          + " glue_remark VARCHAR(128), glue_updatetime TIMESTAMP, child_jobid VARCHAR(255),"
          + " trigger_status INT, trigger_last_time BIGINT, trigger_next_time BIGINT)";

  @TempDir Path folder;
  private SourceTables tables;
  private String map;

  @BeforeEach
  void makeTables() throws SQLException {
    tables =
        SourceTables.onH2(folder)
            .with(GROUPS, JOBS, "INSERT INTO xxl_job_group (id, app_name) VALUES (1, 'billing')");
    map =
        Converted.map(
            folder,
            "accept: [nodes, zone]\nexecutors:\n- from: invoiceHandler\n  to: invoice\n  settings:"
                + " {app: '{application}'}\n");
  }

  @Test
  void makesATriggerOfAJob() throws SQLException {
    var converted =
        convert(
            "schedule_type", "'CRON'",
            "schedule_conf", "'0 30 4 * * ?'",
            "executor_param", "'--all'",
            "executor_timeout", "90",
            "executor_block_strategy", "'DISCARD_LATER'",
            "author", "'ada'");

    assertThat(converted.trigger())
        .isEqualTo(
            Map.ofEntries(
                Map.entry("externalReferenceCode", "xxl-job-7"),
                Map.entry("name", "Invoices"),
                Map.entry("description", "XXL-JOB, author: ada"),
                Map.entry("dispatchTaskExecutorType", "invoice"),
                Map.entry("dispatchTaskSettings", Map.of("app", "billing", "param", "--all")),
                Map.entry("cronExpression", "0 30 4 * * ?"),
                Map.entry("timeZoneId", "UTC"),
                Map.entry("misfirePolicy", "SKIP"),
                Map.entry("overlapAllowed", false),
                Map.entry("timeout", "PT1M30S")));
    assertThat(converted.exitCode()).as(converted.report()).isZero();
    assertThat(converted.report()).contains("XXL-JOB and here: the same");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "schedule_type           | FIX_RATE         | 10 | counted from when it was started there",
        "schedule_type           | FIX_DELAY        | 11 | found schedule_type 'FIX_DELAY'",
        "schedule_type           | NONE             | 0  | it is started by hand",
        "misfire_strategy        | FIRE_ONCE_NOW    | 0  | FIRE_ONCE_NOW -> FIRE_ONCE",
        "misfire_strategy        | OTHER            | 11 | allowed: DO_NOTHING, FIRE_ONCE_NOW",
        "executor_block_strategy | SERIAL_EXECUTION | 10 | a run waits for the one before there",
        "executor_block_strategy | COVER_EARLY      | 10 | a run ends the one before there",
        "executor_route_strategy | ROUND            | 0  | ROUND -> SINGLE_NODE",
        "executor_route_strategy | FIRST            | 0  | FIRST -> SINGLE_NODE: any node",
        "executor_route_strategy | SHARDING_BROADCAST | 0 | SHARDING_BROADCAST -> ALL_NODES",
        "executor_fail_retry_count | 3              | 10 | 3 retries -> maxAttempts 4",
        "executor_fail_retry_count | 300            | 10 | 300 retries -> 100 attempts",
        "alarm_email             | ops@example.com  | 10 | that is an alert here",
        "child_jobid             | 8                | 11 | it starts the jobs 8",
        "glue_type               | GLUE_SHELL       | 11 | glue type GLUE_SHELL: its source",
        "executor_handler        | unknown          | 11 | no entry for 'unknown'",
      })
  void saysWhatBecomesOfEachField(String column, String value, int exitCode, String told)
      throws SQLException {
    var converted = convert(column, "'" + value + "'");

    assertThat(converted.exitCode()).as(converted.report()).isEqualTo(exitCode);
    assertThat(converted.report()).contains(told);
  }

  @Test
  void writesNoTriggerForGlue() throws SQLException {
    assertThat(convert("glue_type", "'GLUE_GROOVY'").triggers()).isEmpty();
  }

  @Test
  void leavesWhatIsStoppedInactive() throws SQLException {
    assertThat(convert("trigger_status", "0").trigger().get("active")).isEqualTo(false);
    assertThat(convert("trigger_status", "1").trigger().get("active")).isEqualTo(true);
  }

  private Converted convert(String... columnsAndValues) throws SQLException {
    var columns = new LinkedHashMap<String, String>();
    columns.put("id", "7");
    columns.put("job_group", "1");
    columns.put("job_desc", "'Invoices'");
    columns.put("schedule_type", "'CRON'");
    columns.put("schedule_conf", "'60'");
    columns.put("misfire_strategy", "'DO_NOTHING'");
    columns.put("executor_route_strategy", "'FAILOVER'");
    columns.put("executor_handler", "'invoiceHandler'");
    columns.put("executor_block_strategy", "'DISCARD_LATER'");
    columns.put("glue_type", "'BEAN'");
    columns.put("trigger_status", "1");
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      columns.put(columnsAndValues[i], columnsAndValues[i + 1]);
    }
    if (columns.get("schedule_type").equals("'CRON'")
        && columns.get("schedule_conf").equals("'60'")) {
      columns.put("schedule_conf", "'0 0 5 * * ?'");
    }
    tables.with(
        "DELETE FROM xxl_job_info",
        "INSERT INTO xxl_job_info (%s) VALUES (%s)"
            .formatted(String.join(", ", columns.keySet()), String.join(", ", columns.values())));
    boolean isStateAsked = columnsAndValues[0].equals("trigger_status");
    return isStateAsked
        ? tables.convert("xxl-job", "--map", map, "--active")
        : tables.convert("xxl-job", "--map", map);
  }
}
