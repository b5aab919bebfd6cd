// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import dev.dispatchee.database.Database;
import dev.dispatchee.listener.DispatchBell;
import dev.dispatchee.listener.RunWorkers;
import dev.dispatchee.meter.Meters;
import dev.dispatchee.node.Node;
import dev.dispatchee.node.ProductVersion;
import dev.dispatchee.scheduler.SchedulerSwitch;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Tells the meters how this node stands, which takes no statement. */
@Singleton
class NodeGauges {

  private final RunWorkers workers;
  private final Heartbeat heartbeat;
  private final Database database;
  private final SchedulerSwitch scheduler;
  private final DispatchBell bell;

  @Inject
  NodeGauges(
      RunWorkers workers,
      Heartbeat heartbeat,
      Database database,
      SchedulerSwitch scheduler,
      DispatchBell bell) {
    this.workers = workers;
    this.heartbeat = heartbeat;
    this.database = database;
    this.scheduler = scheduler;
    this.bell = bell;
  }

  /** To be called once. */
  void tell(Meters meters, Node node) {
    meters
        .information(
            "dispatch_build_info", "What this node runs; its value is 1.", "version", "node")
        .setLabelValues(ProductVersion.text(), node.name());
    meters.gauge("dispatch_slots", "How many runs this node works on at most.", workers::capacity);
    meters.gauge("dispatch_slots_used", "How many of them are taken.", workers::used);
    meters.gauge(
        "dispatch_slots_free", "How many of them are free; 0 while it starts nothing.", this::free);
    meters.gauge(
        "dispatch_node_accepting",
        "Whether this node starts runs (1) or drains, is suspended or not set up (0).",
        () -> number(workers.isOpen()));
    meters.gauge(
        "dispatch_heartbeat_age_seconds",
        "Since when this node has told no other that it is alive; NaN before it ever has.",
        heartbeat::ageSeconds);
    meters.gauge(
        "dispatch_scheduler_paused",
        "Whether the whole scheduler is paused, as this node knows it.",
        () -> number(scheduler.state().paused()));
    meters.gauge(
        "dispatch_bell_silent",
        "Whether this node cannot tell of due runs now, which then start within a second.",
        () -> number(bell.isSilent()));
    meters.gauge(
        "dispatch_database_up",
        "Whether the database answered this node when it was last tried.",
        () -> number(!database.isAway()));
    meters.gauge(
        "dispatch_database_takes_writes",
        "Whether the database took what this node wrote for the last half minute.",
        () -> number(database.takesWrites()));
    meters.counter(
        "dispatch_database_outages_total",
        "How often the database stopped answering this node.",
        database::outages);
  }

  private double free() {
    return workers.isOpen() ? Math.max(0, workers.capacity() - workers.used()) : 0;
  }

  private static int number(boolean holds) {
    return holds ? 1 : 0;
  }
}
