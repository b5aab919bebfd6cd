// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import dev.dispatchee.alert.AlertRules;
import dev.dispatchee.alert.send.AlertLine;
import dev.dispatchee.api.discovery.TaskDesk;
import dev.dispatchee.database.Database;
import dev.dispatchee.event.EngineEvents;
import dev.dispatchee.file.Files;
import dev.dispatchee.listener.DispatchBell;
import dev.dispatchee.listener.ListenerLifecycle;
import dev.dispatchee.listener.RunWorkers;
import dev.dispatchee.log.manage.LogRetention;
import dev.dispatchee.log.queue.OpenRuns;
import dev.dispatchee.log.result.DeadRows;
import dev.dispatchee.log.stream.LogStreams;
import dev.dispatchee.meter.Meters;
import dev.dispatchee.node.Node;
import dev.dispatchee.node.ProductVersion;
import dev.dispatchee.registry.DispatchTaskExecutorRegistry;
import dev.dispatchee.registry.ExecutorReadiness;
import dev.dispatchee.scrape.StoredGauges;
import dev.dispatchee.statistics.RollUp;
import dev.dispatchee.trigger.firing.Alarms;
import dev.dispatchee.trigger.runnow.IdempotencyKeys;
import dev.dispatchee.trigger.task.StoredTasks;
import dev.dispatchee.trigger.task.TaskIntake;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import org.hibernate.SessionFactory;

/** Starts the engine when the application is deployed, keeps it going, and drains it at the end. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class DispatchConfigurator {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MIRRORED_EACH = Duration.ofSeconds(5);
  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(2);

  // Its threads go on while the server is suspended; scheduled tasks of the server are skipped
  // then.
  @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
  private ManagedThreadFactory threads;

  @PersistenceUnit private EntityManagerFactory entities;

  @Inject private DispatchConfiguration configuration;
  @Inject private Database database;
  @Inject private Node node;
  @Inject private Heartbeat heartbeat;
  @Inject private Readiness readiness;
  @Inject private Inventory inventory;
  @Inject private Alarms alarms;
  @Inject private Sweep sweep;
  @Inject private IdempotencyKeys idempotencyKeys;
  @Inject private RollUp rollUp;
  @Inject private LogRetention retention;
  @Inject private DeadRows deadRows;
  @Inject private Files files;
  @Inject private OpenRuns openRuns;
  @Inject private LogStreams streams;
  @Inject private RunWorkers workers;
  @Inject private ListenerLifecycle listening;
  @Inject private Continuations continuations;
  @Inject private NodeTurn nodeTurn;
  @Inject private DispatchBell bell;
  @Inject private EngineEvents events;
  @Inject private TaskIntake tasks;
  @Inject private StoredTasks storedTasks;
  @Inject private ExecutorReadiness readinessOfTriggers;
  @Inject private DispatchTaskExecutorRegistry registry;
  @Inject private AlertRules alertRules;
  @Inject private AlertLine alertLine;
  @Inject private ExecutorWatch executors;
  @Inject private DeclarationWatch declarations;
  @Inject private ServerModel server;
  @Inject private Meters meters;
  @Inject private NodeGauges gauges;
  @Inject private StoredGauges stored;

  private final Deque<PeriodicWork> work = new ArrayDeque<>();
  private final Deque<PeriodicWork> asking = new ArrayDeque<>();
  private final Deque<PeriodicWork> alerting = new ArrayDeque<>();
  private PeriodicWork telling;
  private PeriodicWork storing;
  private Runnable tellSoon = () -> {};
  private Optional<Mirror> mirror = Optional.empty();

  @PostConstruct
  void start() {
    var schema = SchemaMigration.migrate(database);
    entities.unwrap(SessionFactory.class).getSchemaManager().validateMappedObjects();
    readiness.schemaIsValid();
    inventory.schemaIs(schema);
    ConfiguratorLog.LOG.starts(
        ProductVersion.text(),
        node.name(),
        database.dialect().toString(),
        schema,
        configuration.effective());
    gauges.tell(meters, node);
    nodeTurn.start(() -> tellSoon.run());
    // Before any run can end.
    alertRules.look();
    heartbeat.beat();
    alarms.recall();
    registry.onDeparture(this::letGo);
    telling = PeriodicWork.startWaiting(threads, "events", Duration.ZERO, events::tellNext);
    storing = PeriodicWork.startWaiting(threads, "tasks", SECOND, storedTasks::work);
    TaskDesk.shared().open(tasks);
    for (int i = 1; i <= ExecutorReadiness.THREADS; i++) {
      asking.push(
          PeriodicWork.startWaiting(
              threads, "readiness " + i, Duration.ZERO, readinessOfTriggers::askNext));
    }
    for (int i = 1; i <= AlertLine.THREADS; i++) {
      alerting.push(
          PeriodicWork.startWaiting(threads, "alert " + i, Duration.ZERO, alertLine::sendNext));
    }
    // Streams go on to the end, so that their callers see how runs end.
    start("streams", SECOND, this::tellFollowers);
    // Stopped in the opposite order: results are written and heartbeats go on while runs drain.
    tellSoon = start("heartbeat", configuration.heartbeat().interval(), heartbeat::beat)::hurry;
    work.push(PeriodicWork.startWaiting(threads, "results", SECOND, listening::writeResults));
    start("bell", SECOND, this::tendBell);
    start("dead rows", SECOND, deadRows::clearIfMany);
    start("retention", Duration.ofMinutes(1), this::deleteExpired);
    start("leftovers", Duration.ofMinutes(10), this::removeLeftovers);
    // Reads nothing until somebody wants it; not interrupted at once, as waiting threads are.
    stored.whenWanted(start("metrics", Duration.ofMinutes(1), stored::readIfWanted)::hurry);
    mirror = Mirror.ofServer(meters);
    mirror.ifPresent(
        found -> {
          start("mirror", MIRRORED_EACH, found.look()::run);
          ConfiguratorLog.LOG.metricsMirrored();
        });
    start("declarations", SECOND, this::takeDeclarations);
    continuations.start(this::start, nodeTurn::isRunning);
    start("watch", SECOND, nodeTurn::take);
    var sweeping = start("sweep", configuration.sweep(), nodeTurn::sweep);
    database.whenBack(
        () -> {
          executors.mayBeForgotten();
          declarations.mayBeForgotten();
          sweep.alarmsAreLost();
          sweeping.hurry();
        });
  }

  @PreDestroy
  void stop() {
    TaskDesk.shared().close();
    // From here on all runs are ended.
    registry.onDeparture(types -> {});
    try {
      alertLine.close();
      work.pop().stop();
      work.pop().stop();
      workers.close();
      tellSoon.run();
      listening.drain();
      while (!work.isEmpty()) {
        work.pop().stop();
      }
      while (!asking.isEmpty()) {
        asking.pop().stop();
      }
      storedTasks.settle(LONGEST_FAREWELL);
      storing.stop();
      while (!alerting.isEmpty()) {
        alerting.pop().stop();
      }
      mirror.map(Mirror::end).ifPresent(Runnable::run);
      events.settle(LONGEST_FAREWELL);
      telling.stop();
      streams.endAll();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    // After everything that this start has done in its name.
    heartbeat.signOff();
    ConfiguratorLog.LOG.stopped(node.name());
  }

  private PeriodicWork start(String name, Duration interval, PeriodicWork.Turn turn) {
    var started = PeriodicWork.start(threads, name, interval, turn);
    work.push(started);
    return started;
  }

  private void letGo(Set<String> types) {
    readinessOfTriggers.letGo(types);
    listening.letGo(types);
  }

  // A server that is suspended waits for requests in flight, and a stream is one.
  private void tellFollowers() {
    if (server.isRunning()) {
      streams.look();
    } else {
      streams.endAll();
    }
  }

  // Not while the server boots, when its broker may not be there yet. On a thread of its own: a
  // broker that does not answer is waited for.
  private void tendBell() {
    if (server.isRunning()) {
      bell.tend();
      if (bell.isUnheard()) {
        bell.listensAnew();
        server.listenAnew();
      }
    }
  }

  private void deleteExpired() {
    retention.takeTurn(rollUp.rollUp());
    openRuns.repairGates();
  }

  // What nobody waits for.
  private void removeLeftovers() {
    idempotencyKeys.deleteOld();
    files.removeGivenUp();
  }

  // On a thread of its own: it waits for those who change triggers.
  private void takeDeclarations() {
    if (nodeTurn.isRunning()) {
      declarations.look();
    }
  }
}
