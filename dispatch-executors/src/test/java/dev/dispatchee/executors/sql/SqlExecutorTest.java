// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.InvalidSettingsException;
import dev.dispatchee.api.PermanentFailureException;
import dev.dispatchee.executors.StartedRun;
import dev.dispatchee.executors.jndi.UnknownNameException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What statements do and what is told of them, on H2 and on PostgreSQL. */
@Timeout(60)
class SqlExecutorTest {

  private static final String NAME = "java:jboss/datasources/OrdersDS";
  private static final String TABLE =
      "create table orders (id bigint primary key, name varchar(5000), price numeric(20, 2),"
          + " paid boolean, bought date, shipped timestamp with time zone)";

  private DataSource dataSource;

  @ParameterizedTest
  @EnumSource
  void tellsChangedRowsAndShowsResults(TestDatabase database) throws Exception {
    dataSource = database.create();
    TestDatabase.execute(dataSource, TABLE);

    var run =
        run(Map.of(
                "statements",
                "insert into orders (id, name) values (1, 'A;B'), (2, null)\n ; \nupdate orders set"
                    + " name = 'x\ty' where id = 1\n;\nselect id, name from orders order by id\n;"))
            .await();

    assertThat(run.written().replace("ID\tNAME", "id\tname"))
        .isEqualTo(
            """
            statement 1: 2 rows changed
            statement 2: 1 row changed
            id\tname
            1\tx\\ty
            2\tNULL
            statement 3: 2 rows
            committed
            """);
    assertThat(run.reported())
        .containsExactly("33 1 of 3 statements", "66 2 of 3 statements", "100 3 of 3 statements");
  }

  @ParameterizedTest
  @EnumSource
  void bindsParametersByTheirTypes(TestDatabase database) throws Exception {
    dataSource = database.create();
    TestDatabase.execute(dataSource, TABLE);
    var parameters =
        """
        integer: 7
        text: '; drop table orders; --
        decimal: 1234.50
        boolean: true
        date: 2026-11-29
        instant: 2026-11-29T12:00:00+01:00
        ;
        secret
        null: boolean
        integer: 7
        """;

    run(Map.of(
            "statements",
            "insert into orders values (?, ?, ?, ?, ?, ?)\n;\nupdate orders set name = name || ?,"
                + " paid = ? where id = ?",
            "parameters",
            parameters,
            "secret",
            "geheim"))
        .await();

    assertThat(TestDatabase.query(dataSource, "select name from orders"))
        .containsExactly("'; drop table orders; --geheim");
    assertThat(
            TestDatabase.query(
                dataSource,
                "select id from orders where price = 1234.5 and paid is null and bought = date"
                    + " '2026-11-29' and shipped = timestamp with time zone '2026-11-29 11:00:00+00'"))
        .containsExactly("7");
  }

  @ParameterizedTest
  @EnumSource
  void doesAllOrNothing(TestDatabase database) {
    dataSource = database.create();
    TestDatabase.execute(dataSource, TABLE);

    var run =
        run(
            Map.of(
                "statements",
                "insert into orders (id) values (1)\n;\ninsert into orders (id) values (1)"));

    assertThatThrownBy(run::await)
        .isInstanceOf(SqlRunException.class)
        .hasMessageStartingWith("statement 2: ")
        .hasMessageEndingWith("(SQL state 23505)");
    assertThat(run.written()).isEqualTo("statement 1: 1 row changed\n");
    assertThat(TestDatabase.query(dataSource, "select id from orders")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void triesNoWrongStatementAgain(TestDatabase database) {
    dataSource = database.create();

    assertThatThrownBy(run(Map.of("statements", "select * from nowhere"))::await)
        .isInstanceOf(PermanentFailureException.class)
        .hasMessageStartingWith("statement 1: ")
        .hasMessageContaining("(SQL state 42");
    assertThatThrownBy(run(Map.of("statements", "select 1 where 1 = ?"))::await)
        .hasMessageStartingWith("statement 1: ");
    assertThatThrownBy(run(Map.of("statements", "select 1", "parameters", "integer: 1"))::await)
        .hasMessageStartingWith("statement 1: ");
  }

  @ParameterizedTest
  @EnumSource
  void showsNoMoreRowsThanAskedFor(TestDatabase database) throws Exception {
    dataSource = database.create();
    TestDatabase.execute(dataSource, "create table n (i int)");
    TestDatabase.execute(dataSource, "insert into n values (1), (2), (3)");

    assertThat(written("select i from n order by i", "2"))
        .endsWith("\n1\n2\nstatement 1: 2 rows, and more that are left out\ncommitted\n");
    assertThat(written("select i from n order by i", "3"))
        .endsWith("\n1\n2\n3\nstatement 1: 3 rows\ncommitted\n");
    assertThat(written("select i from n", "0"))
        .endsWith("statement 1: 0 rows, and more that are left out\ncommitted\n");
  }

  @ParameterizedTest
  @EnumSource
  void cutsLongValues(TestDatabase database) throws Exception {
    dataSource = database.create();

    assertThat(written("select repeat('x', 1001) as a, repeat('y', 1000) as b", "1"))
        .contains("\n" + "x".repeat(1000) + "…\t" + "y".repeat(1000) + "\n");
  }

  @Test
  void showsAllResultsOfOneStatement() throws Exception {
    dataSource = TestDatabase.POSTGRESQL.create();
    TestDatabase.execute(dataSource, "create table n (i int)");

    assertThat(
            written(
                "insert into n values (1), (2); select i from n order by i; delete from n; select 7 as k",
                "10"))
        .isEqualTo(
            """
            statement 1: 2 rows changed
            i
            1
            2
            statement 1: 2 rows
            statement 1: 2 rows changed
            k
            7
            statement 1: 1 row
            committed
            """);
  }

  @Test
  void callsProceduresAndFunctionsOfPostgresql() throws Exception {
    dataSource = TestDatabase.POSTGRESQL.create();
    TestDatabase.execute(
        dataSource,
        "create table n (i int)",
        "create function twice(i bigint) returns bigint language sql as 'select 2 * i'",
        "create procedure put(i bigint) language sql as 'insert into n values (i)'");

    var run =
        run(Map.of(
                "statements", "{? = call twice(?)}\n;\ncall put(?)",
                "parameters", "out: integer\ninteger: 21\n;\ninteger: 5"))
            .await();

    assertThat(run.written()).contains("statement 1: parameter 1 is 42\n");
    assertThat(TestDatabase.query(dataSource, "select i from n")).containsExactly("5");
  }

  @ParameterizedTest
  @EnumSource
  void leavesTheConnectionAsItWas(TestDatabase database) throws Exception {
    var kept = KeptConnection.of(database.create());
    dataSource = kept.dataSource();

    run(Map.of("statements", "select 1", "readOnly", "true")).await();
    catchThrowable(run(Map.of("statements", "nonsense", "readOnly", "true"))::await);

    assertThat(kept.connection().getAutoCommit()).isTrue();
    assertThat(kept.connection().isReadOnly()).isFalse();
    kept.connection().close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java:jboss/datasources/DispatchDS",
        "java:jboss/datasources/OrdersDS2",
        "java:jboss/datasources/ordersds",
        "java:/jboss/datasources/OrdersDS"
      })
  void refusesADataSourceThatIsNotAllowed(String name) {
    dataSource = TestDatabase.H2.create();

    assertThatThrownBy(run(Map.of("dataSource", name, "statements", "select 1"))::await)
        .isInstanceOf(PermanentFailureException.class)
        .hasMessage("%s is not among the names of dispatch.sql.data-sources", name);
  }

  @Test
  void saysThatThereIsNoSuchDataSource() {
    var executor = new SqlExecutor(Optional.of(NAME));

    assertThatThrownBy(
            StartedRun.of(executor, Map.of("dataSource", NAME, "statements", "select 1"))::await)
        .isInstanceOf(UnknownNameException.class)
        .hasMessage("%s is not known to this server", NAME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ldap://evil.example/x", "java:", "OrdersDS", "java:a b"})
  void failsWithTheEntryOfTheAllowListThatIsNone(String entry) {
    var executor = new SqlExecutor(Optional.of(NAME + ", " + entry));

    assertThatThrownBy(
            StartedRun.of(executor, Map.of("dataSource", NAME, "statements", "select 1"))::await)
        .hasMessageStartingWith("dispatch.sql.data-sources: '%s' is not".formatted(entry));
  }

  @ParameterizedTest
  @CsvSource({
    "dataSource, ldap://evil.example/x",
    "dataSource, rmi://evil.example/x",
    "dataSource, java:comp/env/${x}",
    "dataSource, OrdersDS",
    "statements, ;",
    "statements, 'select 1<NUL>'",
    "parameters, 42",
    "parameters, integer: 4.2",
    "parameters, integer: 99999999999999999999",
    "parameters, decimal: 1e999999999",
    "parameters, decimal: NaN",
    "parameters, boolean: yes",
    "parameters, date: 2026-02-30",
    "parameters, instant: 2026-02-03T00:00:00",
    "parameters, uuid: 1",
    "parameters, money: 3",
    "parameters, null: money",
    "parameters, 'text: a<NUL>b'",
    "parameters, out: integer",
    "parameters, ';'",
    "secret, ' '",
    "maxRows, 10001",
    "timeout, P2D",
    "readOnly, maybe",
    "sql, select 1"
  })
  void namesTheSettingAtFault(String key, String value) {
    dataSource = TestDatabase.H2.create();
    var settings = new HashMap<>(Map.of("statements", "select 1"));
    if (key.equals("secret")) {
      settings.put("parameters", "secret");
    }
    settings.put(key, value.replace("<NUL>", "\0").replace("<LF>", "\n"));

    assertThatThrownBy(run(settings)::await)
        .isInstanceOfSatisfying(
            InvalidSettingsException.class, fault -> assertThat(fault.key()).isEqualTo(key));
  }

  @Test
  void isForAdministratorsToConfigure() {
    var declared = SqlExecutor.class.getAnnotation(DispatchExecutor.class);

    assertThat(declared.type()).isEqualTo("sql");
    assertThat(declared.restricted()).isTrue();
  }

  private String written(String statements, String maxRows) throws Exception {
    return run(Map.of("statements", statements, "maxRows", maxRows)).await().written();
  }

  private StartedRun run(Map<String, String> settings) {
    var all = new HashMap<>(Map.of("dataSource", NAME));
    all.putAll(settings);
    return StartedRun.of(new SqlExecutor(NAME, name -> dataSource, Thread::new), all);
  }
}
