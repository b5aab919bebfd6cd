// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.sql;

import dev.dispatchee.api.BaseDispatchTaskExecutor;
import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskSettings;
import dev.dispatchee.executors.jndi.AllowedNames;
import dev.dispatchee.executors.jndi.ServerNames;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Executes statements on a data source of the server, in one transaction. */
@DispatchExecutor(
    type = "sql",
    name = "SQL",
    description =
        "Executes SQL statements on a data source of the server, one of those that it allows, in one"
            + " transaction. The output has the numbers of changed rows and the first rows of results.",
    texts = "dev.dispatchee.executors.Texts",
    restricted = true,
    settings = SqlSettings.class)
public class SqlExecutor extends BaseDispatchTaskExecutor {

  /** The configuration key of the data sources that settings may name. */
  static final String DATA_SOURCES = "dispatch.sql.data-sources";

  private final String allowed;
  private final ServerNames names;

  @Resource(lookup = "java:jboss/ee/concurrency/factory/default")
  private ThreadFactory threads;

  /**
   * Keeps what is allowed; read anew for each run.
   *
   * @param allowed the names of data sources, separated by commas
   */
  @Inject
  public SqlExecutor(@ConfigProperty(name = DATA_SOURCES) Optional<String> allowed) {
    this.allowed = allowed.orElse("");
    this.names = ServerNames.ofThisServer();
  }

  SqlExecutor(String allowed, ServerNames names, ThreadFactory threads) {
    this.allowed = allowed;
    this.names = names;
    this.threads = threads;
  }

  @Override
  protected void checkSettings(DispatchTaskSettings settings) {
    settings.as(SqlSettings.class);
  }

  @Override
  protected void doExecute(DispatchTaskContext context) throws Exception {
    var settings = context.settings().as(SqlSettings.class);
    AllowedNames.parse(DATA_SOURCES, allowed).check(settings.dataSource());
    var dataSource = names.find(settings.dataSource(), DataSource.class, "a data source");
    var work = new SqlWork(dataSource, settings, context);
    new WatchedWork(work, threads).await(context, settings.timeout());
  }
}
