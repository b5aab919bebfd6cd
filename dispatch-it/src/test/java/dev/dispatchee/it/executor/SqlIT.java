// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.client.TriggerDraft;
import dev.dispatchee.it.server.User;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements on data sources of the server. */
class SqlIT extends ExecutorTest {

  private static final String ENDLESS =
      "select sum(a.x * b.x) from system_range(1, 1000000000) a, system_range(1, 1000000000) b";

  @Test
  void runsTheExampleOfItsPage() throws IOException {
    var example = Example.of("sql");
    var trigger = example.create(given);

    var log = trigger.awaitEnded(trigger.runNow());

    assertThat(log.error()).isNull();
    assertThat(log.status()).isEqualTo("SUCCESSFUL");
    assertThat(trigger.output(log)).isEqualTo(example.output());
    assertThat(log.progressPercent()).isEqualTo(100);
  }

  @Test
  void takesAllBackThatAStatementFailsBehind() {
    var trigger = sql("insert into kept values (1)\n;\ninsert into nowhere values (1)").create();
    var table = sql("create table if not exists kept (i int)").create();
    assertThat(table.awaitEnded(table.runNow()).isSuccessful()).isTrue();

    var log = trigger.awaitEnded(trigger.runNow());

    assertThat(log.reason()).isEqualTo("PERMANENT_FAILURE");
    assertThat(log.error()).startsWith("statement 2: ").contains("NOWHERE");
    var count = sql("select count(*) from kept").withSetting("readOnly", "true").create();
    assertThat(count.output(count.awaitEnded(count.runNow()))).contains("\n0\n");
  }

  @Test
  void changesNothingWhenItMayOnlyRead() {
    for (var statement : new String[] {"create table written (i int)", "shutdown"}) {
      var trigger = sql(statement).withSetting("readOnly", "true").create();
      trigger.awaitEnded(trigger.runNow());
    }
    var looks =
        sql("select count(*) from information_schema.tables where table_name = 'WRITTEN'").create();
    assertThat(looks.output(looks.awaitEnded(looks.runNow()))).contains("\n0\n");
  }

  @Test
  void endsAStatementWhenTheRunIsCanceled() {
    var trigger = sql("select 1\n;\n" + ENDLESS).create();

    var log = canceledAfter(trigger, "statement 1");

    // And not that it has not ended yet.
    assertThat(log.error()).isEqualTo("it was canceled");
  }

  @Test
  void endsAStatementWhenTheRunTimesOutOrItsOwnTimeIsOver() {
    var run = sql(ENDLESS).withTimeout(Duration.ofSeconds(1)).create();
    var own = sql(ENDLESS).withSetting("timeout", "PT1S").create();

    var timedOut = run.awaitEnded(run.runNow());
    assertThat(timedOut.status()).isEqualTo("TIMED_OUT");
    assertThat(timedOut.error()).isEqualTo("it took longer than PT1S");
    var failed = own.awaitEnded(own.runNow());
    assertThat(failed.status()).isEqualTo("FAILED");
    assertThat(failed.error()).isEqualTo("the statements took longer than PT1S");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"java:jboss/datasources/DispatchDS", "java:jboss/ee/concurrency/factory/default"})
  void usesNoDataSourceThatTheServerDoesNotAllow(String name) {
    var trigger = sql("select 1").withSetting("dataSource", name).create();

    var log = trigger.awaitEnded(trigger.runNow());

    assertThat(log.reason()).isEqualTo("PERMANENT_FAILURE");
    assertThat(log.error())
        .isEqualTo(name + " is not among the names of dispatch.sql.data-sources");
  }

  @Test
  void saysThatADataSourceIsNotThere() {
    var trigger =
        sql("select 1").withSetting("dataSource", "java:jboss/datasources/NowhereDS").create();

    assertThat(trigger.awaitEnded(trigger.runNow()).error())
        .isEqualTo("java:jboss/datasources/NowhereDS is not known to this server");
  }

  @ParameterizedTest
  @CsvSource({
    "dataSource, ldap://x.example/y",
    "parameters, integer: many",
    "parameters, out: integer",
    "secret, in plain text",
    "maxRows, 10001",
    "timeout, P2D",
    "sql, select 1"
  })
  void refusesSettingsWhenTheyAreSaved(String key, String value) {
    mustBeRefused(sql("select 1").withSetting(key, value), key);
  }

  @Test
  void isForAdministrators() {
    sql("select 1").createBy(given.caller(User.EDITOR)).mustBeProblem(403, "forbidden");
  }

  private TriggerDraft sql(String statements) {
    return given
        .aTrigger()
        .ofExecutor("sql")
        .withSetting("dataSource", "java:jboss/datasources/ExampleDS")
        .withSetting("statements", statements);
  }
}
