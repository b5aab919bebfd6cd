// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Writes to the engine's own database until it is interrupted, which finds it writing. */
@Dependent
@DispatchExecutor(type = HurriedWriter.TYPE, name = "Probe: is interrupted while it writes")
public class HurriedWriter implements DispatchTaskExecutor {

  public static final String TYPE = "probe-hurried-writer";

  private static final String ROW = "x".repeat(100);

  @Resource(lookup = "java:jboss/datasources/DispatchDS")
  private DataSource dataSource;

  @Override
  public void execute(DispatchTaskContext context) throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create table if not exists hurried (text varchar)");
      context.output().println("writing");
      while (!Thread.currentThread().isInterrupted()) {
        statement.execute("insert into hurried values ('%s')".formatted(ROW));
        statement.execute("delete from hurried");
      }
    }
  }
}
