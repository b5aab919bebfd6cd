// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A database that counts what it is asked. */
public final class CountedStatements {

  private final AtomicInteger count = new AtomicInteger();
  private final Database database;

  public CountedStatements(TestDatabase kind) {
    var dataSource = kind.create().dataSource();
    database = new Database(proxy(DataSource.class, dataSource));
  }

  public Database database() {
    return database;
  }

  /** How many statements some work takes. */
  public int of(Runnable work) {
    int before = count.get();
    work.run();
    return count.get() - before;
  }

  private <T> T proxy(Class<T> type, T target) {
    return type.cast(
        Proxy.newProxyInstance(
            CountedStatements.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(target, method, arguments)));
  }

  private Object call(Object target, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("prepareStatement")) {
      count.incrementAndGet();
    }
    try {
      var result = method.invoke(target, arguments);
      return result instanceof Connection connection ? proxy(Connection.class, connection) : result;
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }
}
