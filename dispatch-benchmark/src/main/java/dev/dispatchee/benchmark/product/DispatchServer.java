// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.product;

import dev.dispatchee.benchmark.postgres.PostgresDatabase;
import dev.dispatchee.it.client.Answer;
import dev.dispatchee.it.client.Api;
import dev.dispatchee.it.server.ServerProcess;
import dev.dispatchee.it.server.User;
import java.net.URI;
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
    var server = ServerProcess.makeOnPostgres(name, database.scriptValues(), Map.of());
    server.deploy(artifacts.executors());
    return new DispatchServer(server);
  }

  /** Starts it and waits until it is ready. */
  void start() {
    server.start();
  }

  /** Where the application is. */
  URI application() {
    return server.application();
  }

  /** What is answered to a path below the API. */
  Answer get(String path) {
    return api.get(path);
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

  /** Has it do what a path below the API says. */
  void tell(String path) {
    api.post(path).mustBe(200);
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
