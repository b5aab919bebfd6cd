// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PreparedStatementsTest {

  @ParameterizedTest
  @EnumSource
  void stayWithAConnectionOfOnesOwn(TestDatabase kind) {
    assertThat(PreparedStatements.stay(kind.create())).isTrue();
  }

  // As it is behind a pooler that gives each transaction any connection: what was prepared before
  // is not there.
  @Test
  void doNotStayWhereAnotherTransactionTakesTheConnection() {
    var shared =
        new Database(forgettingAtEachCommit(TestDatabase.POSTGRESQL.create().dataSource()));

    assertThat(PreparedStatements.stay(shared)).isFalse();
  }

  private static DataSource forgettingAtEachCommit(DataSource source) {
    return proxy(
        DataSource.class,
        source,
        (method, result) -> {
          if (!(result instanceof Connection connection)) {
            return result;
          }
          return proxy(
              Connection.class,
              connection,
              (called, answer) -> {
                if (called.equals("commit")) {
                  try (var statement = connection.createStatement()) {
                    // Behind the back of the driver, which listens for this statement.
                    statement.execute("do $$ begin execute 'deallocate all'; end $$");
                  }
                  connection.commit();
                }
                return answer;
              });
        });
  }

  private interface After {
    Object apply(String method, Object result) throws SQLException;
  }

  private static <T> T proxy(Class<T> type, T target, After after) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                return after.apply(method.getName(), method.invoke(target, arguments));
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            }));
  }
}
