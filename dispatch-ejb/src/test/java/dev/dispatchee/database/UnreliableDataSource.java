// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Leads to a database, and lets a test say what goes wrong on the way. */
public final class UnreliableDataSource {

  /** What goes wrong. */
  public enum Fault {
    NONE,
    /** There is no connection to be had. */
    AWAY,
    /** What is to be committed is rolled back: the connection breaks before. */
    BREAKS_BEFORE_COMMIT,
    /** What is to be committed is, and nobody learns of it: the connection breaks after. */
    BREAKS_AFTER_COMMIT
  }

  private final DataSource reliable;
  private volatile Fault fault = Fault.NONE;

  public UnreliableDataSource(Database database) {
    reliable = database.dataSource();
  }

  /** What goes wrong from now on. */
  public void has(Fault newFault) {
    fault = newFault;
  }

  /** The database behind it. */
  public Database database() {
    return new Database(proxy(DataSource.class, reliable, this::connection));
  }

  private Object connection(String method, Call call) throws Throwable {
    if (!method.equals("getConnection")) {
      return call.go();
    }
    if (fault == Fault.AWAY) {
      throw broken();
    }
    var connection = (Connection) call.go();
    return proxy(
        Connection.class,
        connection,
        (name, goOn) -> name.equals("commit") ? commit(connection, goOn) : goOn.go());
  }

  private Object commit(Connection connection, Call call) throws Throwable {
    switch (fault) {
      case BREAKS_BEFORE_COMMIT -> {
        connection.rollback();
        throw broken();
      }
      case BREAKS_AFTER_COMMIT -> {
        call.go();
        throw broken();
      }
      default -> {
        return call.go();
      }
    }
  }

  private static SQLException broken() {
    return new SQLException("the connection is broken", "08006");
  }

  private interface Call {
    Object go() throws Throwable;
  }

  private interface Way {
    Object of(String method, Call call) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, T target, Way way) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                way.of(
                    method.getName(),
                    () -> {
                      try {
                        return method.invoke(target, arguments);
                      } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                      }
                    })));
  }
}
