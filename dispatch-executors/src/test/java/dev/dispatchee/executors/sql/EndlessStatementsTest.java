// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.executors.StartedRun;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements that would go on for ever, and values that would not fit. */
@Timeout(120)
class EndlessStatementsTest {

  private static final String NAME = "java:jboss/datasources/OrdersDS";
  private static final String THREAD = "statements of a test";
  private static final ThreadFactory THREADS = work -> new Thread(work, THREAD);
  private static final Duration SOON = Duration.ofSeconds(5);

  private DataSource dataSource;

  static Stream<Arguments> endless() {
    return Stream.of(
        Arguments.of(TestDatabase.POSTGRESQL, "select pg_sleep(3600)"),
        Arguments.of(
            TestDatabase.POSTGRESQL,
            "with recursive t(n) as (select 1 union all select 1 from t) select count(*) from t"),
        Arguments.of(TestDatabase.POSTGRESQL, "do $$ begin loop perform 1; end loop; end $$"),
        Arguments.of(
            TestDatabase.POSTGRESQL,
            "select repeat('x', 100) from generate_series(1, 10000000000)"),
        Arguments.of(
            TestDatabase.H2,
            "with recursive t(n) as (select 1 union all select n + 1 from t where n < 2000000000)"
                + " select count(*) from t"),
        Arguments.of(
            TestDatabase.H2,
            "select sum(a.x * b.x) from system_range(1, 1000000000) a, system_range(1, 1000000000) b"));
  }

  @AfterEach
  void leavesNoThread() {
    await()
        .atMost(SOON)
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().equals(THREAD)));
  }

  @ParameterizedTest
  @MethodSource("endless")
  void endWhenTheRunIsCanceled(TestDatabase database, String statement) {
    make(database);
    var run = run("insert into n values (2)\n;\n" + statement, "PT1H");
    await().until(() -> run.written().contains("statement 1"));
    run.cancel();
    long start = System.nanoTime();

    assertThatThrownBy(run::await).isInstanceOf(InterruptedException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    assertThat(run.errors()).isEmpty();
    changedNothing(database);
  }

  @ParameterizedTest
  @MethodSource("endless")
  void endAtTheirTimeLimit(TestDatabase database, String statement) {
    make(database);

    assertThatThrownBy(run("insert into n values (2)\n;\n" + statement, "PT0.5S")::await)
        .isInstanceOf(SqlRunException.class)
        .hasMessage("the statements took longer than PT0.5S");
    changedNothing(database);
  }

  @Test
  void waitNoLongerThanAllowedForALockOfSomebodyElse() throws Exception {
    for (var database : TestDatabase.values()) {
      make(database);
      try (var other = dataSource.getConnection();
          var statement = other.createStatement()) {
        other.setAutoCommit(false);
        statement.execute("update n set i = 3");

        assertThatThrownBy(run("update n set i = 4", "PT0.5S")::await)
            .isInstanceOf(Exception.class);
        other.rollback();
      }
      changedNothing(database);
    }
  }

  @Test
  void saysThatADriverDoesNotEndItsStatement() {
    var never = new CountDownLatch(1);
    dataSource =
        (DataSource)
            Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) -> {
                  never.await();
                  throw new SQLException("at last");
                });

    var run = run("select 1", "PT0.2S");

    assertThatThrownBy(run::await).hasMessage("the statements took longer than PT0.2S");
    assertThat(run.errors())
        .isEqualTo("the database was asked to end the statement, and has not yet\n");
    never.countDown();
  }

  @ParameterizedTest
  @CsvSource({"blob, (1073741824 bytes)", "clob, 0"})
  void readOnlyTheBeginningOfAGigabyte(String type, String shown, @TempDir Path folder)
      throws Exception {
    var file = new JdbcDataSource();
    file.setUrl("jdbc:h2:file:" + folder.resolve("large") + ";COMPRESS=TRUE");
    file.setUser("sa");
    dataSource = file;
    try (var connection = file.getConnection()) {
      store(connection, type);
      long before = usedMemory();

      var run = run("select v from large", "PT1M").await();

      var cell = run.written().lines().toList().get(1);
      assertThat(cell).startsWith(shown).hasSizeLessThan(1_100);
      assertThat(usedMemory() - before).isLessThan(200L * 1024 * 1024);
    }
  }

  private static void store(Connection connection, String type) throws SQLException {
    long size = type.equals("blob") ? 1L << 30 : 1L << 28;
    try (var statement = connection.createStatement();
        var insert = prepared(connection, type, statement)) {
      if (type.equals("blob")) {
        insert.setBinaryStream(1, new Zeros(size), size);
      } else {
        insert.setCharacterStream(
            1, new InputStreamReader(new Zeros(size), StandardCharsets.US_ASCII), size);
      }
      insert.execute();
    }
  }

  private static PreparedStatement prepared(Connection connection, String type, Statement statement)
      throws SQLException {
    statement.execute("create table large (v %s)".formatted(type));
    return connection.prepareStatement("insert into large values (?)");
  }

  private static long usedMemory() {
    Runtime.getRuntime().gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private void make(TestDatabase database) {
    dataSource = database.create();
    TestDatabase.execute(dataSource, "create table n (i int)", "insert into n values (1)");
  }

  private void changedNothing(TestDatabase database) {
    assertThat(TestDatabase.query(dataSource, "select i from n")).containsExactly("1");
    if (database == TestDatabase.POSTGRESQL) {
      await()
          .atMost(SOON)
          .until(
              () ->
                  TestDatabase.query(
                              dataSource,
                              "select pid from pg_stat_activity where state <> 'idle' and datname ="
                                  + " current_database()")
                          .size()
                      == 1);
    }
  }

  private StartedRun run(String statements, String timeout) {
    var settings = new HashMap<>(Map.of("dataSource", NAME, "statements", statements));
    settings.put("timeout", timeout);
    settings.put("maxRows", "10000");
    return StartedRun.of(new SqlExecutor(NAME, name -> dataSource, THREADS), settings);
  }

  /** So many digits 0, made as they are read. */
  private static final class Zeros extends InputStream {

    private long left;

    Zeros(long size) {
      left = size;
    }

    @Override
    public int read() {
      return left-- > 0 ? '0' : -1;
    }

    @Override
    public int read(byte[] bytes, int from, int most) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(left, most);
      Arrays.fill(bytes, from, from + count, (byte) '0');
      left -= count;
      return count;
    }
  }
}
