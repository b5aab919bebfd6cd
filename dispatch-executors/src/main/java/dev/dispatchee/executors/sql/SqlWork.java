// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.sql;

import dev.dispatchee.api.DispatchTaskContext;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/**
 * The statements of a run, on a connection of their own and in one transaction.
 *
 * <p>{@link Connection#setReadOnly} is a wish that some databases do not hear (H2). So of a run
 * that may only read, only what returns rows is executed, and nothing is committed. On PostgreSQL
 * no query can make its own transaction one that writes.
 */
final class SqlWork implements Callable<Void> {

  private final DataSource dataSource;
  private final SqlScript script;
  private final boolean readOnly;
  private final DispatchTaskContext context;
  private final ResultTable table;
  private final OpenWork open = new OpenWork();
  private String step = "the connection";

  SqlWork(DataSource dataSource, SqlSettings settings, DispatchTaskContext context) {
    this.dataSource = dataSource;
    this.script = settings.script();
    this.readOnly = settings.readOnly();
    this.context = context;
    this.table = new ResultTable(context.output(), settings.maxRows());
  }

  /** How it is ended from another thread. */
  OpenWork open() {
    return open;
  }

  @Override
  public Void call() throws Exception {
    try (var connection = dataSource.getConnection()) {
      inTransaction(connection);
      return null;
    } catch (SQLException failed) {
      throw SqlRunException.of(step, failed);
    } finally {
      open.close();
    }
  }

  private void inTransaction(Connection connection) throws SQLException {
    connection.setReadOnly(readOnly);
    connection.setAutoCommit(false);
    boolean done = false;
    try {
      executeAll(connection);
      step = "the commit";
      open.check();
      if (!readOnly) {
        connection.commit();
        context.output().println("committed");
      }
      done = true;
    } finally {
      giveBack(connection, done);
    }
  }

  private void giveBack(Connection connection, boolean done) throws SQLException {
    try {
      if (!done || readOnly) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
      connection.setReadOnly(false);
    } catch (SQLException broken) {
      // What made the work fail says more than what came of it.
      if (done) {
        throw broken;
      }
    }
  }

  private void executeAll(Connection connection) throws SQLException {
    int count = script.statements().size();
    for (int i = 0; i < count; i++) {
      var statement = script.statements().get(i);
      step = "statement " + (i + 1);
      try (var prepared = statement.prepare(connection)) {
        prepared.setMaxRows(table.rowsToFetch());
        prepared.setFetchSize(Math.min(table.rowsToFetch(), 500));
        open.use(prepared);
        execute(statement, prepared);
      } finally {
        open.use(null);
      }
      context.progress(100 * (i + 1) / count, "%d of %d statements".formatted(i + 1, count));
    }
  }

  private void execute(SqlStatement statement, PreparedStatement prepared) throws SQLException {
    if (readOnly) {
      SqlStatement.refuseAllButQueries(prepared);
      try (var result = prepared.executeQuery()) {
        table.write(step, result, open::check);
      }
      return;
    }
    boolean isResult = prepared.execute();
    int changed = isResult ? 0 : prepared.getUpdateCount();
    while (isResult || changed != -1) {
      open.check();
      if (isResult) {
        try (var result = prepared.getResultSet()) {
          table.write(step, result, open::check);
        }
      } else {
        table.write(step, changed);
      }
      isResult = prepared.getMoreResults();
      changed = isResult ? 0 : prepared.getUpdateCount();
    }
    if (statement.returnsValues(prepared)) {
      tellReturned(statement, (CallableStatement) prepared);
    }
  }

  private void tellReturned(SqlStatement statement, CallableStatement call) throws SQLException {
    for (int i = 1; i <= statement.parameters().size(); i++) {
      if (statement.parameters().get(i - 1).out()) {
        Object value = call.getObject(i);
        var text = CellText.ofText(value == null ? null : value.toString());
        context.output().println("%s: parameter %d is %s".formatted(step, i, text));
      }
    }
  }
}
