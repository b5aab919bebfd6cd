// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.liferay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.cli.Converted;
import dev.dispatchee.cli.convert.jdbc.SourceTables;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiferayTest {

  private static final String TRIGGERS =
      "CREATE TABLE DispatchTrigger (mvccVersion BIGINT, uuid_ VARCHAR(75),"
          + " externalReferenceCode VARCHAR(75), dispatchTriggerId BIGINT PRIMARY KEY, companyId BIGINT,"
          + " userId BIGINT, userName VARCHAR(75), createDate TIMESTAMP, modifiedDate TIMESTAMP,"
          + " active_ BOOLEAN, cronExpression VARCHAR(75), dispatchTaskClusterMode INT,"
          + " dispatchTaskExecutorType VARCHAR(75), dispatchTaskSettings CLOB, endDate TIMESTAMP,"
          + " name VARCHAR(75), overlapAllowed BOOLEAN, startDate TIMESTAMP, system_ BOOLEAN,"
          + " timeZoneId VARCHAR(75))";
  private static final String LOGS =
      "CREATE TABLE DispatchLog (mvccVersion BIGINT, dispatchLogId BIGINT PRIMARY KEY, companyId BIGINT,"
          + " userId BIGINT, userName VARCHAR(75), createDate TIMESTAMP, modifiedDate TIMESTAMP,"
          + " dispatchTriggerId BIGINT, endDate TIMESTAMP, error CLOB, output_ CLOB,"
          + " startDate TIMESTAMP, status INT)";
  private static final String INSERT =
      "INSERT INTO DispatchTrigger (externalReferenceCode, dispatchTriggerId, companyId, active_,"
          + " cronExpression, dispatchTaskClusterMode, dispatchTaskExecutorType, dispatchTaskSettings,"
          + " endDate, name, overlapAllowed, startDate, system_, timeZoneId) VALUES ";

  @TempDir Path folder;
  private String map;

  @BeforeEach
  void writeTheMapFile() {
    map =
        Converted.map(
            folder,
            "executors:\n- {from: talend, to: talend}\n- {from: sample, to: sample-here}\n");
  }

  @Test
  void convertsTheTables() throws SQLException {
    var converted = tables().convert("liferay", "--map", map, "--active");

    var triggers = converted.triggers();
    assertThat(triggers.keySet()).containsExactly("nightly", "liferay-42", "liferay-43");
    assertThat(triggers.get("nightly"))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("externalReferenceCode", "nightly"),
                Map.entry("name", "Nightly"),
                Map.entry("dispatchTaskExecutorType", "sample-here"),
                Map.entry("dispatchTaskSettings", Map.of("greeting", "Hello\nWorld", "n", "1=2")),
                Map.entry("cronExpression", "0 30 4 * * ?"),
                Map.entry("timeZoneId", "Europe/Paris"),
                Map.entry("endDate", "2028-01-01T00:00:00Z"),
                Map.entry("misfirePolicy", "FIRE_ONCE"),
                Map.entry("overlapAllowed", false),
                Map.entry("active", true)));
    assertThat(triggers.get("liferay-42"))
        .containsEntry("dispatchTaskExecutorType", "talend")
        .containsEntry("dispatchTaskClusterMode", "ALL_NODES")
        .containsEntry("misfirePolicy", "SKIP")
        .containsEntry("active", false);
    assertThat(triggers.get("liferay-43")).doesNotContainKey("cronExpression");
    assertThat(converted.report())
        .contains(
            "maps     history: 1 runs are in DispatchLog, and stay there",
            "cannot   file: its archive is a document of Liferay with the title 42",
            "maps     schedule: it was never scheduled");
    assertThat(converted.exitCode()).isEqualTo(11);
  }

  @Test
  void convertsOneCompany() throws SQLException {
    assertThat(tables().convert("liferay", "--map", map, "--company", "20").triggers().keySet())
        .containsExactly("liferay-43");
  }

  private SourceTables tables() throws SQLException {
    return SourceTables.onH2(folder)
        .with(
            TRIGGERS,
            LOGS,
            INSERT
                + "('nightly', 41, 10, TRUE, '0 30 4 * * ?', 0, 'sample',"
                + " 'greeting=Hello_SAFE_NEWLINE_CHARACTER_World' || CHAR(10) || 'n=1=2',"
                + " TIMESTAMP '2028-01-01 00:00:00', 'Nightly', FALSE,"
                + " TIMESTAMP '2025-01-01 00:00:00', FALSE, 'Europe/Paris')",
            INSERT
                + "(NULL, 42, 10, TRUE, '0 0 5 * * ?', 1, 'talend', 'JAVA_OPTS=-Xmx1g', NULL, 'Talend',"
                + " TRUE, NULL, FALSE, 'UTC')",
            INSERT
                + "(NULL, 43, 20, FALSE, NULL, 0, 'sample', NULL, NULL, 'Draft', FALSE, NULL, FALSE,"
                + " NULL)",
            "INSERT INTO DispatchLog (dispatchLogId, dispatchTriggerId, status) VALUES (1, 41, 2)");
  }

  @Test
  void convertsTheAnswerOfTheApi() {
    var converted =
        Converted.of(
            "liferay",
            """
            {"items": [{
              "active": true, "companyId": 10, "cronExpression": "0 30 4 * * ?",
              "dispatchTaskClusterMode": 3, "dispatchTaskExecutorType": "sample",
              "dispatchTaskSettings": {"greeting": "Hello"}, "externalReferenceCode": "nightly",
              "id": 41, "name": "Nightly", "overlapAllowed": true, "system": true,
              "startDate": "2025-01-01T00:00:00Z", "timeZoneId": "Europe/Paris", "userId": 5
            }], "page": 1, "totalCount": 1}
            """,
            "--map",
            map);

    assertThat(converted.exitCode()).as(converted.report()).isZero();
    assertThat(converted.trigger())
        .containsEntry("misfirePolicy", "SKIP")
        .containsEntry("overlapAllowed", true)
        .containsEntry("system", true);
    assertThat(converted.setting("greeting")).isEqualTo("Hello");
    assertThat(converted.report()).contains("nightly  line 1, items.0");
  }

  @Test
  void saysWhatTheAnswerLacks() {
    var converted =
        Converted.of(
            "liferay",
            "[{\"id\": 1, \"name\": \"n\", \"dispatchTaskExecutorType\": \"sample\", \"new\": 1,"
                + " \"startDate\": \"2025-01-01\", \"dispatchTaskSettings\": {\"a\": []}}]",
            "--map",
            map);

    assertThat(converted.exitCode()).isEqualTo(11);
    assertThat(converted.report())
        .contains(
            "found 'new', which is not known",
            "startDate: found '2025-01-01', which has no time of day",
            "the setting 'a' is no text");
    assertThat(Converted.of("liferay", "{}").exitCode()).isEqualTo(7);
    assertThat(Converted.of("liferay", "[1]").exitCode()).isEqualTo(7);
  }
}
