// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import static org.awaitility.Awaitility.await;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.EngineOnDatabase.LogRow;
import dev.dispatchee.api.discovery.DiscoveredExecutor;
import dev.dispatchee.api.discovery.DispatchExecutorExtension;
import dev.dispatchee.chain.ChainStarts;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.event.EngineEvents;
import dev.dispatchee.file.FileRules;
import dev.dispatchee.file.Files;
import dev.dispatchee.log.RunKey;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.UnstartedRuns;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.log.result.CancelRequests;
import dev.dispatchee.log.result.ProgressReports;
import dev.dispatchee.log.result.TriggerPast;
import dev.dispatchee.node.Node;
import dev.dispatchee.registry.DispatchTaskExecutorRegistry;
import dev.dispatchee.secret.SecretStore;
import dev.dispatchee.serverlog.LogLevel;
import dev.dispatchee.serverlog.RunLines;
import dev.dispatchee.trace.Traces;
import dev.dispatchee.trace.Tracing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A listener on a database and threads, without a server, with the executors of the tests deployed.
 */
abstract class ListenerOnDatabase {

  static final int CAPACITY = 3;

  final EngineOnDatabase engine = new EngineOnDatabase(TestDatabase.H2);
  final ThreadPoolExecutor threads =
      (ThreadPoolExecutor) java.util.concurrent.Executors.newFixedThreadPool(CAPACITY);
  final WorkerSettings settings =
      new WorkerSettings(1024, Duration.ofSeconds(20), Duration.ofMillis(200));
  final EngineEvents engineEvents = new EngineEvents();
  private final RunEvents events =
      new RunEvents(engineEvents, new RunMeters(engine.meters), new Tracing(Traces.NONE));
  final ResultWriter writer =
      new ResultWriter(engine.results, due -> {}, new FailedRuns(engine.clock), events);
  final RunLines lines = new RunLines(LogLevel.INFO);
  final RunsInProgress runs =
      new RunsInProgress(
          writer,
          events,
          engine.results,
          new TriggerPast(engine.database),
          new Files(engine.database, FileRules.DEFAULT, engine.clock),
          new CancelRequests(engine.database),
          new ProgressReports(engine.database),
          engine.clock,
          settings,
          SecretStore.of(
              Map.of("dispatch.secret.mail", "hunter2\nof the mail", "dispatch.secret.void", "")
                  ::get),
          lines,
          new ChainStarts(engine.database, engine.node, engine.held, engine.executors()));
  volatile boolean refusing;
  final AtomicReference<Runnable> afterFind = new AtomicReference<>(() -> {});

  /** Stands still: runs have ended just now, until a test has time pass. */
  final AtomicLong nanoTime = new AtomicLong();

  private final DispatchTaskExecutorRegistry registry =
      new DispatchTaskExecutorRegistry() {
        @Override
        public Optional<DiscoveredExecutor> find(String type) {
          var found = super.find(type);
          afterFind.getAndSet(() -> {}).run();
          return found;
        }
      };

  /** When alarms were set for. */
  final List<Instant> alarms = new CopyOnWriteArrayList<>();

  final RunWorkers workers =
      new RunWorkers(
          new ClaimedAhead(
              engine.claims,
              registry,
              new UnstartedRuns(engine.meters),
              alarms::add,
              nanoTime::get),
          registry,
          this::onThread,
          runs);
  final ListenerLifecycle listening =
      new ListenerLifecycle(workers, runs, writer, settings, engine.clock);
  WeldContainer deployment;
  private Thread results;

  @BeforeEach
  void start() {
    Executors.Held.reset();
    Executors.Deaf.goOn = new CountDownLatch(1);
    deployment =
        new Weld()
            .disableDiscovery()
            .addExtension(new DispatchExecutorExtension())
            .beanClasses(
                Executors.Held.class,
                Executors.Deaf.class,
                Executors.Broken.class,
                Executors.Grumbling.class,
                Executors.Fresh.class,
                Executors.Hopeless.class,
                Executors.Talkative.class,
                Executors.Counting.class)
            .initialize();
    results = new Thread(this::writeResults);
    results.start();
    workers.resize(CAPACITY);
    workers.open();
  }

  @AfterEach
  void stop() throws InterruptedException {
    Executors.Held.GO_ON.release(1_000);
    Executors.Deaf.goOn.countDown();
    results.interrupt();
    results.join();
    threads.shutdownNow();
    if (deployment.isRunning()) {
      deployment.shutdown();
    }
  }

  private void writeResults() {
    try {
      listening.writeResults();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  RunKey queue(RunSubject subject) {
    return engine.queue(NewRun.manual(subject, engine.clock.instant(), Node.ANY, false, "admin"));
  }

  /** A subject whose runs have these settings, a JSON object. */
  static RunSubject with(RunSubject subject, String settings) {
    return new RunSubject(
        subject.trigger(),
        subject.triggerName(),
        subject.executorType(),
        settings,
        subject.priority());
  }

  void queueWaiting(RunSubject subject) {
    engine.queue(NewRun.manual(subject, engine.clock.instant(), Node.ANY, true, "admin"));
  }

  void awaitStatus(RunSubject subject, String status) {
    await().until(() -> logs(subject).get(0).status().equals(status));
  }

  List<LogRow> logs(RunSubject subject) {
    return engine.logsOf(subject.trigger().value());
  }

  long inState(String status) {
    return engine.number("select count(*) from dispatch_log where status = '%s'".formatted(status));
  }

  /** Threads as the server has them. */
  private void onThread(Runnable slot) {
    if (refusing) {
      throw new RejectedExecutionException("suspended");
    }
    threads.execute(slot);
  }
}
