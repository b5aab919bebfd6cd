// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.product;

import dev.dispatchee.benchmark.postgres.PostgresDatabase;
import dev.dispatchee.it.client.Api;
import dev.dispatchee.it.server.ServerProcess;
import dev.dispatchee.it.server.User;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Dispatch EE as it is installed: a WildFly of its own, configured by the scripts of
 * wildfly-config, the EAR, and the executors of the benchmark in a jar beside it.
 */
final class DispatchServer implements AutoCloseable {

  private final ServerProcess server;
  private final Api api;

  private DispatchServer(ServerProcess server) {
    this.server = server;
    this.api = Api.of(server.application()).as(User.ADMIN);
  }

  /** Makes one on its own H2 file; it is not started yet. */
  static DispatchServer onH2(String name, Artifacts artifacts) {
    var server = ServerProcess.make(name, Map.of());
    server.deploy(artifacts.executors());
    return new DispatchServer(server);
  }

  /** Makes one on a PostgreSQL database; it is not started yet. */
  static DispatchServer onPostgres(String name, PostgresDatabase database, Artifacts artifacts) {
    var dispatch = onH2(name, artifacts);
    dispatch.server.deploy(artifacts.driver());
    dispatch.server.configure(dataSource(artifacts.driver(), database.url()));
    dispatch.server.runScript("install.cli");
    return dispatch;
  }

  // Pool and statement cache as install.cli has them for H2.
  private static String dataSource(Path driver, String url) {
    return """
        /subsystem=datasources/data-source=DispatchDS:remove
        /subsystem=datasources/data-source=DispatchDS:add( \\
          jndi-name="java:jboss/datasources/DispatchDS", driver-name="%s", \\
          connection-url="%s&reWriteBatchedInserts=true", \\
          jta=true, transaction-isolation=TRANSACTION_READ_COMMITTED, \\
          min-pool-size=2, max-pool-size=40, blocking-timeout-wait-millis=10000, prepared-statements-cache-size=64, \\
          valid-connection-checker-class-name=org.jboss.jca.adapters.jdbc.extensions.postgres.PostgreSQLValidConnectionChecker, \\
          exception-sorter-class-name=org.jboss.jca.adapters.jdbc.extensions.postgres.PostgreSQLExceptionSorter, \\
          validate-on-match=true, background-validation=false)
        """
        .formatted(driver.getFileName(), url);
  }

  /** Starts it and waits until it is ready. */
  void start() {
    server.start();
  }

  /** The process of the server. */
  ProcessHandle process() {
    return server.process();
  }

  /** A trigger without a schedule, whose runs may overlap; its path. */
  String trigger(String name, String executor, int priority) {
    return create(
        name, executor, Map.of("overlapAllowed", true, "priority", priority, "active", false));
  }

  /**
   * A trigger that is due at an instant, and a day later again: the server sets an alarm for it.
   */
  String triggerDueAt(Instant due, String name, String executor) {
    return create(
        name,
        executor,
        Map.of(
            "interval",
            Duration.ofDays(1).toString(),
            "startDate",
            due.toString(),
            "active",
            true));
  }

  /** Runs a trigger now; the id of the log. */
  long run(String trigger) {
    return api.post(trigger + "/run").mustBe(202).json().path("id").asLong();
  }

  /** How many runs that were queued at an instant have not ended. */
  long openRunsQueuedAt(Instant queued) {
    return api.get(
            "logs?status=QUEUED&status=IN_PROGRESS&count=true&pageSize=1&from=%s&to=%s"
                .formatted(queued, queued.plusSeconds(1)))
        .mustBe(200)
        .json()
        .path("totalCount")
        .asLong();
  }

  /** The H2 file of a stopped server. */
  Path h2Database() {
    return server.h2Database();
  }

  /** Stops it as an operator does. */
  void stop() {
    server.stop();
  }

  @Override
  public void close() {
    server.close();
  }

  private String create(String name, String executor, Map<String, Object> fields) {
    var body = new HashMap<>(fields);
    body.put("name", name);
    body.put("dispatchTaskExecutorType", executor);
    var answer = api.post("triggers", body).mustBe(201);
    return "triggers/" + answer.json().path("id").asLong();
  }
}
