// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.cluster;

import dev.dispatchee.it.client.Api;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.server.BrokerProcess;
import dev.dispatchee.it.server.PostgresServer;
import dev.dispatchee.it.server.ServerProcess;
import dev.dispatchee.it.server.User;
import dev.dispatchee.it.server.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Two servers on one PostgreSQL. They notice a death soon; the sweep comes so seldom that nothing
 * is on time by it. With {@code -Ddispatch.it.broker=true} one broker beside them carries their
 * bells.
 */
public final class Cluster implements AutoCloseable {

  /** After how long without a heartbeat a node is dead. */
  public static final Duration DEAD_AFTER = Duration.ofSeconds(3);

  private static final int MOST_TRIES = 20;

  private static final Map<String, String> TIMES =
      Map.of(
          "dispatch.heartbeat.interval", "PT1S",
          "dispatch.heartbeat.dead", DEAD_AFTER.toString(),
          "dispatch.sweep.interval", "PT40S");

  private final PostgresServer postgres;
  private final Wire wire;
  private final ServerProcess first;
  private final ServerProcess second;
  private final @Nullable BrokerProcess broker;

  private Cluster(String name) {
    postgres = PostgresServer.start(name + "-data");
    wire = Wire.to(postgres.port());
    first = ServerProcess.makeOfCluster(name + "-a", postgres.port(), TIMES);
    second = ServerProcess.makeOfCluster(name + "-b", wire.port(), TIMES);
    broker = Boolean.getBoolean("dispatch.it.broker") ? startBroker(name + "-broker") : null;
  }

  private BrokerProcess startBroker(String name) {
    var started = BrokerProcess.make(name);
    started.start();
    for (var server : List.of(first, second)) {
      server.runScript("external-broker.cli", started.asBroker());
    }
    return started;
  }

  /** Makes them; nothing is started yet. */
  public static Cluster make(String name) {
    return new Cluster(name);
  }

  /** Has both ready; the second begins when the first has made the tables. */
  public void start() {
    first.start();
    second.start();
  }

  public ServerProcess first() {
    return first;
  }

  public ServerProcess second() {
    return second;
  }

  public PostgresServer postgres() {
    return postgres;
  }

  /** Between the second and the database. */
  public Wire wire() {
    return wire;
  }

  /** The name of a node, which is that of its folder. */
  public static String nameOf(ServerProcess server) {
    return String.valueOf(server.folder().getFileName());
  }

  /** An administrator who asks one of them. */
  public static Api admin(ServerProcess server) {
    return Api.of(server.application()).as(User.ADMIN);
  }

  /** Whether a node counts as alive, as another one tells. */
  public static boolean isAlive(ServerProcess node, ServerProcess toldBy) {
    for (var one : admin(toldBy).get("nodes").mustBe(200).json().path("items")) {
      if (one.path("name").asText().equals(nameOf(node))) {
        return one.path("alive").asBoolean();
      }
    }
    return false;
  }

  /** What became of the fires of some triggers that were due in a time. */
  public Fires fires(LongStream triggers, Instant from, Instant to) {
    var where =
        " from dispatch_log where trigger_id in (%s) and planned_date >= '%s' and planned_date < '%s'"
            .formatted(String.join(",", triggers.mapToObj(Long::toString).toList()), from, to);
    return new Fires(
        postgres.number("select count(*)" + where),
        postgres.number("select count(*)" + where + " and status = 'MISSED'"),
        postgres.number(
            "select coalesce(ceil(1000 * max(extract(epoch from queued_date - planned_date))), 0)"
                + where),
        postgres.number(
            """
            select coalesce(ceil(1000 * percentile_cont(0.99)
              within group (order by extract(epoch from start_date - planned_date))), 0)
            """
                + where));
  }

  /**
   * What became of fires.
   *
   * @param count how many logs there are
   * @param missed of them, how many did not run
   * @param latestMillis how late the latest was made into a log
   * @param startedMillis how late 99 of 100 were started
   */
  public record Fires(long count, long missed, long latestMillis, long startedMillis) {}

  /**
   * A run of a trigger on one of them. The one that is asked is the first to hear of it; if the
   * other claims it all the same, it is canceled.
   */
  public static Log aRunOn(ServerProcess server, Trigger trigger) {
    var there = new Trigger(admin(server), trigger.id());
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      var run = there.awaitStarted(there.runNow());
      if (nameOf(server).equals(run.node())) {
        return run;
      }
      there.cancel(run).mustBe(202);
      there.awaitEnded(run);
    }
    throw new IllegalStateException("no run of trigger %d on %s".formatted(trigger.id(), server));
  }

  /** Waits until an instant has passed. */
  public static void passes(Instant instant) {
    Awaitility.await()
        .atMost(Duration.between(Instant.now(), instant).plusSeconds(5))
        .until(() -> Instant.now().isAfter(instant));
  }

  @Override
  public void close() {
    second.close();
    first.close();
    if (broker != null) {
      broker.close();
    }
    wire.close();
    postgres.close();
  }
}
