// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.sql;

import dev.dispatchee.api.BaseDispatchTaskExecutor;
import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskSettings;
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
    restricted = true,
    settings = SqlSettings.class)
public class SqlExecutor extends BaseDispatchTaskExecutor {

  private final String allowed;
  private final Finder finder;

  @Resource(lookup = "java:jboss/ee/concurrency/factory/default")
  private ThreadFactory threads;

  /**
   * Keeps what is allowed; read anew for each run.
   *
   * @param allowed the names of data sources, separated by commas
   */
  @Inject
  public SqlExecutor(@ConfigProperty(name = DataSources.KEY) Optional<String> allowed) {
    this.allowed = allowed.orElse("");
    this.finder = DataSources::find;
  }

  SqlExecutor(String allowed, Finder finder, ThreadFactory threads) {
    this.allowed = allowed;
    this.finder = finder;
    this.threads = threads;
  }

  @Override
  protected void checkSettings(DispatchTaskSettings settings) {
    settings.as(SqlSettings.class);
  }

  @Override
  protected void doExecute(DispatchTaskContext context) throws Exception {
    var settings = context.settings().as(SqlSettings.class);
    DataSources.parse(allowed).check(settings.dataSource());
    var work = new SqlWork(finder.find(settings.dataSource()), settings, context);
    new WatchedWork(work, threads).await(context, settings.timeout());
  }

  /** Finds a data source by its name. */
  @FunctionalInterface
  interface Finder {

    /**
     * Looks it up.
     *
     * @throws SqlRunException if there is none
     */
    DataSource find(String name) throws SqlRunException;
  }
}
