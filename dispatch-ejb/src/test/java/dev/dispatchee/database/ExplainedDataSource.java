// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Has the database tell the plan of every query that goes through it, with its very values. */
public final class ExplainedDataSource implements DataSource {

  private final DataSource real;
  private final List<String> plans = new ArrayList<>();

  public ExplainedDataSource(DataSource real) {
    this.real = real;
  }

  /** The plans of what was asked since the last time. */
  public List<String> takePlans() {
    var taken = List.copyOf(plans);
    plans.clear();
    return taken;
  }

  @Override
  public Connection getConnection() throws SQLException {
    var connection = real.getConnection();
    return proxy(
        Connection.class,
        (method, arguments) -> {
          var result = invoke(connection, method, arguments);
          return method.getName().equals("prepareStatement")
              ? explained(connection, (String) arguments[0], (PreparedStatement) result)
              : result;
        });
  }

  private PreparedStatement explained(
      Connection connection, String sql, PreparedStatement statement) {
    var values = new ArrayList<Setting>();
    return proxy(
        PreparedStatement.class,
        (method, arguments) -> {
          if (method.getName().startsWith("set") && method.getParameterCount() > 1) {
            values.add(new Setting(method, arguments));
          }
          if (method.getName().startsWith("execute") && sql.contains("dispatch_")) {
            explainEach(connection, sql, values);
          }
          return invoke(statement, method, arguments);
        });
  }

  // A round trip is several statements, of which the first say how to plan the others.
  private void explainEach(Connection connection, String all, List<Setting> values)
      throws Throwable {
    int before = 0;
    for (var sql : all.split(";\n")) {
      int after = before + (int) sql.chars().filter(sign -> sign == '?').count();
      if (!sql.contains("dispatch_")) {
        try (var statement = connection.createStatement()) {
          statement.execute(sql);
        }
      } else if (!sql.startsWith("insert") && !sql.startsWith("update")) {
        explain(connection, sql, of(values, before, after));
      }
      before = after;
    }
  }

  private static List<Setting> of(List<Setting> values, int before, int after) {
    return values.stream()
        .filter(value -> value.index() > before && value.index() <= after)
        .map(value -> value.at(value.index() - before))
        .toList();
  }

  private void explain(Connection connection, String sql, List<Setting> values) throws Throwable {
    try (var explain = connection.prepareStatement("explain " + sql)) {
      for (var value : values) {
        invoke(explain, value.method(), value.arguments());
      }
      var plan = new StringBuilder(sql).append('\n');
      try (var lines = explain.executeQuery()) {
        while (lines.next()) {
          plan.append(lines.getString(1)).append('\n');
        }
      }
      plans.add(plan.toString());
    }
  }

  private record Setting(Method method, Object[] arguments) {

    int index() {
      return (int) arguments[0];
    }

    Setting at(int index) {
      var moved = arguments.clone();
      moved[0] = index;
      return new Setting(method, moved);
    }
  }

  private interface Call {
    Object with(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            ExplainedDataSource.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> call.with(method, arguments)));
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return real.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    real.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    real.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return real.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getAnonymousLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return real.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return real.isWrapperFor(type);
  }
}
