// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.client.TriggerDraft;
import dev.dispatchee.it.cluster.Cluster;
import dev.dispatchee.it.server.PostgresServer;
import dev.dispatchee.it.server.ServerProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/**
 * Runs that a node is asked for which has no room: how soon another one starts them, which has. The
 * one is full until this is closed.
 */
final class Handovers implements AutoCloseable {

  private static final int CAPACITY = 16;
  private static final int SECOND_MILLIS = 1_000;
  private static final Duration SOON = Duration.ofSeconds(30);

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final PostgresServer postgres;
  private final String full;
  private final String idle;
  private final Trigger slow;
  private final Trigger quick;
  private final Random random = new Random(1);

  private Handovers(WitnessedServer full, ServerProcess idle, PostgresServer postgres) {
    this.postgres = postgres;
    this.full = Cluster.nameOf(full.process());
    this.idle = Cluster.nameOf(idle);
    var minutes = Long.toString(Duration.ofMinutes(5).toMillis());
    int number = NUMBER.incrementAndGet();
    slow = create(full, full.aTrigger("fills a node " + number).withSetting("millis", minutes));
    quick = create(full, full.aTrigger("is handed over " + number));
  }

  private static Trigger create(WitnessedServer server, TriggerDraft draft) {
    return server.create(draft.withOverlap()).orElseThrow();
  }

  /** Fills one node, while the other one is drained. */
  static Handovers from(WitnessedServer full, ServerProcess idle, PostgresServer postgres) {
    var handovers = new Handovers(full, idle, postgres);
    handovers.fill(full);
    return handovers;
  }

  private void fill(WitnessedServer server) {
    var admin = server.admin();
    admin.post("nodes/" + idle + "/drain").mustBe(200);
    Awaitility.await().atMost(SOON).until(() -> !starts(idle));
    for (int i = 0; i < CAPACITY; i++) {
      server.run(slow).orElseThrow();
    }
    Awaitility.await().atMost(SOON).until(() -> inProgress() == CAPACITY);
    admin.post("nodes/" + idle + "/resume").mustBe(200);
    Awaitility.await().atMost(SOON).until(() -> starts(idle));
  }

  private boolean starts(String node) {
    return postgres.number(
            "select count(*) from dispatch_node where accepting and name = '" + node + "'")
        > 0;
  }

  private long inProgress() {
    return postgres.number(
        "select count(*) from dispatch_log where is_open and status = 'IN_PROGRESS' and node = '"
            + full
            + "'");
  }

  /**
   * Asks the full node for so many, one after the other, at any moment between the looks of each
   * second.
   *
   * @return milliseconds from queued to started, the shortest first
   */
  List<Long> millis(WitnessedServer server, int count) {
    var millis = new ArrayList<Long>();
    for (int i = 0; i < count; i++) {
      Cluster.passes(Instant.now().plusMillis(random.nextInt(SECOND_MILLIS)));
      var run = quick.awaitEnded(server.run(quick).orElseThrow());
      if (!idle.equals(run.node())) {
        throw new IllegalStateException("started on %s, not on %s".formatted(run.node(), idle));
      }
      millis.add(
          Duration.between(run.queuedDate(), Objects.requireNonNull(run.startDate())).toMillis());
    }
    return millis.stream().sorted().toList();
  }

  /** The one in the middle. */
  static long median(List<Long> millis) {
    return millis.get(millis.size() / 2);
  }

  /** Ends the runs that fill the node. */
  @Override
  public void close() {
    slow.logs().stream().filter(log -> !log.hasEnded()).forEach(slow::cancel);
    Awaitility.await().atMost(SOON).until(() -> slow.logs().stream().allMatch(Log::hasEnded));
  }
}
