// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.sql;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A pool of one connection, which is not closed when it is given back.
 *
 * @param connection the one there is
 */
record KeptConnection(Connection connection) {

  static KeptConnection of(DataSource dataSource) throws SQLException {
    return new KeptConnection(dataSource.getConnection());
  }

  DataSource dataSource() {
    return proxy(DataSource.class, this);
  }

  private static <T> T proxy(Class<T> type, KeptConnection kept) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (method.getName().equals("getConnection")) {
                return proxy(Connection.class, kept);
              }
              if (method.getName().equals("close")) {
                return null;
              }
              try {
                return method.invoke(kept.connection, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            }));
  }
}
