// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.dispatchee.api.InvalidSettingsException;
import dev.dispatchee.api.PermanentFailureException;
import dev.dispatchee.executors.StartedRun;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that may only read changes nothing, whatever it is told. */
@Timeout(60)
class ReadOnlyTest {

  private static final String NAME = "java:jboss/datasources/OrdersDS";

  private DataSource dataSource;

  @ParameterizedTest
  @EnumSource
  void reads(TestDatabase database) throws Exception {
    make(database);

    var run =
        run("select count(*) as c from n;\n;\nselect i from n where i = ?", "\n;\ninteger: 1");

    assertThat(run.await().written())
        .contains("\n1\nstatement 1: 1 row\n", "statement 2: 1 row\n")
        .doesNotContain("committed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from n",
        "insert into n values (2)",
        "drop table n",
        "truncate table n",
        "create table m (i int)",
        "commit\n;\ndelete from n",
        "rollback\n;\ndelete from n",
        "set autocommit true\n;\ndelete from n",
        "execute immediate 'delete from n'",
        "execute immediate 'drop table n'",
        "select i from final table (delete from n)",
        "select i from old table (update n set i = 9)",
        "select i from final table (insert into n values (2))",
        "explain analyze delete from n",
        "explain analyze select i from final table (delete from n)",
        "/* select */ delete from n",
        "with x as (select 1) delete from n"
      })
  void changesNothingOnH2(String statements) {
    make(TestDatabase.H2);

    changesNothing(statements);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from n",
        "delete from n returning i",
        "with gone as (delete from n returning i) select * from gone",
        "drop table n",
        "truncate n",
        "create table m (i int)",
        "select i into m from n",
        "commit\n;\ndelete from n returning i",
        "rollback\n;\ndelete from n returning i",
        "set transaction read write\n;\ndelete from n returning i",
        "select set_config('transaction_read_only', 'off', false)\n;\ndelete from n returning i",
        "select set_config('transaction_read_only', 'off', true)\n;\ndelete from n returning i",
        "select set_config('default_transaction_read_only', 'off', false)\n;\ndelete from n returning i",
        "commit\n;\nset transaction read write\n;\ndelete from n returning i",
        "explain analyze delete from n",
        "select nextval('s')",
        "select erase()",
        "call sneak(1)",
        "select lo_create(0)"
      })
  void changesNothingOnPostgresql(String statements) {
    make(TestDatabase.POSTGRESQL);
    TestDatabase.execute(
        dataSource,
        "create sequence s",
        "create function erase() returns int language sql as 'delete from n returning i'",
        "create procedure sneak(inout i int) language plpgsql as $$ begin set transaction read write;"
            + " delete from n; end $$");

    changesNothing(statements);
    assertThat(TestDatabase.query(dataSource, "select is_called from s")).containsExactly("f");
  }

  @ParameterizedTest
  @EnumSource
  void saysThatItTakesQueriesOnly(TestDatabase database) {
    make(database);

    assertThatThrownBy(run("delete from n", "")::await)
        .isInstanceOf(PermanentFailureException.class)
        .hasMessage(
            "statement 1: only queries are executed when readOnly is true (SQL state 42000)");
  }

  @Test
  void keepsPostgresqlFromWritingAgain() {
    make(TestDatabase.POSTGRESQL);

    assertThatThrownBy(run("select set_config('transaction_read_only', 'off', false)", "")::await)
        .hasMessageContaining("transaction read-write mode must be set before any query");
    assertThatThrownBy(run("delete from n returning i", "")::await)
        .hasMessageContaining("read-only transaction");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1; drop table n",
        "select ';'",
        "select 1;; ",
        "select 1 -- ;\n, 2",
        "{call abs(1)}",
        "{? = call erase()}"
      })
  void refusesWhatMayBeMoreThanOneStatement(String statements) {
    make(TestDatabase.H2);

    assertThatThrownBy(run(statements, "")::await).isInstanceOf(InvalidSettingsException.class);
  }

  private void make(TestDatabase database) {
    dataSource = database.create();
    TestDatabase.execute(dataSource, "create table n (i int)", "insert into n values (1)");
  }

  private void changesNothing(String statements) {
    var thrown = catchThrowable(run(statements, "")::await);

    assertThat(TestDatabase.query(dataSource, "select i from n"))
        .as("%s: %s", statements, thrown)
        .containsExactly("1");
    assertThat(
            TestDatabase.query(
                dataSource,
                "select count(*) from information_schema.tables where lower(table_name) = 'm'"))
        .containsExactly("0");
  }

  private StartedRun run(String statements, String parameters) {
    return StartedRun.of(
        new SqlExecutor(NAME, name -> dataSource, Thread::new),
        Map.of(
            "dataSource", NAME,
            "statements", statements,
            "parameters", parameters,
            "readOnly", "true"));
  }
}
