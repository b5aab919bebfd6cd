// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.EngineOnDatabase.LogRow;
import dev.dispatchee.api.discovery.DispatchExecutorExtension;
import dev.dispatchee.chain.ChainStarts;
import dev.dispatchee.database.DatabaseException;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.database.UnreliableDataSource;
import dev.dispatchee.database.UnreliableDataSource.Fault;
import dev.dispatchee.event.EngineEvents;
import dev.dispatchee.file.FileRules;
import dev.dispatchee.file.Files;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.log.result.CancelRequests;
import dev.dispatchee.log.result.ProgressReports;
import dev.dispatchee.log.result.Results;
import dev.dispatchee.log.result.TriggerPast;
import dev.dispatchee.meter.Meters;
import dev.dispatchee.node.Node;
import dev.dispatchee.registry.DispatchTaskExecutorRegistry;
import dev.dispatchee.secret.SecretStore;
import dev.dispatchee.serverlog.LogLevel;
import dev.dispatchee.serverlog.RunLines;
import dev.dispatchee.trace.Traces;
import dev.dispatchee.trace.Tracing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What runs say and how they end is not lost, whenever the database goes away. */
class ResultsThroughOutagesTest {

  private static final WorkerSettings SETTINGS =
      new WorkerSettings(1024, Duration.ofSeconds(20), Duration.ofSeconds(10));

  private WeldContainer deployment;
  private EngineOnDatabase engine;
  private UnreliableDataSource way;
  private ResultWriter writer;
  private RunsInProgress runs;
  private final List<Thread> threads = new ArrayList<>();
  private Thread results;

  @BeforeEach
  void deploy() {
    Executors.Held.reset();
    Executors.Deaf.goOn = new CountDownLatch(1);
    deployment =
        new Weld()
            .disableDiscovery()
            .addExtension(new DispatchExecutorExtension())
            .beanClasses(Executors.Held.class, Executors.Deaf.class)
            .initialize();
  }

  @AfterEach
  void undeploy() throws InterruptedException {
    Executors.Held.GO_ON.release(1_000);
    Executors.Deaf.goOn.countDown();
    for (var thread : threads) {
      thread.join();
    }
    results.interrupt();
    results.join();
    deployment.shutdown();
  }

  @ParameterizedTest
  @EnumSource
  void writesTheEndOfADeafRunThatItCouldNotWriteAtFirst(TestDatabase kind) {
    giveUpADeafRunWhileTheDatabaseIsAway(kind);
    assertThat(log().status()).isEqualTo("IN_PROGRESS");
    way.has(Fault.NONE);
    runs.watch();

    assertThat(log().status()).isEqualTo("TIMED_OUT");
    assertThat(slots()).as("its thread still works").isEqualTo(1);
    Executors.Deaf.goOn.countDown();
    await().until(() -> runs.count() == 0);
    runs.watch();
    assertThat(slots()).isZero();
    assertThat(log().status()).isEqualTo("TIMED_OUT");
  }

  @ParameterizedTest
  @EnumSource
  void writesTheEndOfADeafRunThatEndsWhileTheDatabaseIsAway(TestDatabase kind) {
    giveUpADeafRunWhileTheDatabaseIsAway(kind);

    Executors.Deaf.goOn.countDown();
    await().until(() -> runs.count() == 0);
    way.has(Fault.NONE);
    runs.watch();

    assertThat(log().status()).isEqualTo("TIMED_OUT");
    assertThat(slots()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void asksThoseToEndWhoseTimeIsUpWhileTheDatabaseIsAway(TestDatabase kind) {
    giveUpADeafRunWhileTheDatabaseIsAway(kind);
    enter(engine.aTrigger().ofExecutor("held").withTimeout(Duration.ofSeconds(1)).create());
    engine.clock.tick(Duration.ofSeconds(2));

    assertThatThrownBy(runs::watch).isInstanceOf(DatabaseException.class);

    await().until(() -> runs.count() == 1);
  }

  @ParameterizedTest
  @EnumSource
  void storesOnceWhatMayBeStoredAlready(TestDatabase kind) {
    start(engine(kind).aTrigger().ofExecutor("held").create());
    await().until(() -> Executors.Held.NOW.get() == 1);

    way.has(Fault.BREAKS_AFTER_COMMIT);
    assertThatThrownBy(runs::watch).isInstanceOf(DatabaseException.class);
    way.has(Fault.NONE);
    runs.watch();

    assertThat(engine.storedOutput()).isEqualTo("held");
    Executors.Held.GO_ON.release();
    await().until(() -> log().status().equals("SUCCESSFUL"));
    assertThat(engine.storedOutput()).isEqualTo("held and let go");
    assertThat(log().error()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void keepsAllThatWasSaidWhenTheAnswerToAPartOfItIsLost(TestDatabase kind) {
    start(engine(kind).aTrigger().ofExecutor("held").create());
    await().until(() -> Executors.Held.NOW.get() == 1);
    way.has(Fault.BREAKS_AFTER_COMMIT);
    assertThatThrownBy(runs::watch).isInstanceOf(DatabaseException.class);
    way.has(Fault.NONE);

    Executors.Held.GO_ON.release();

    await().until(() -> log().status().equals("SUCCESSFUL"));
    assertThat(engine.storedOutput()).isEqualTo("held and let go");
    assertThat(log().error()).isNull();
  }

  private void giveUpADeafRunWhileTheDatabaseIsAway(TestDatabase kind) {
    start(
        engine(kind)
            .aTrigger()
            .ofExecutor("unresponsive")
            .withTimeout(Duration.ofSeconds(1))
            .create());
    engine.clock.tick(Duration.ofSeconds(2));
    runs.watch();
    engine.clock.tick(SETTINGS.grace().plusMillis(1));
    way.has(Fault.BREAKS_BEFORE_COMMIT);
    assertThatThrownBy(runs::watch).isInstanceOf(DatabaseException.class);
  }

  private EngineOnDatabase engine(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
    return engine;
  }

  private void start(RunSubject subject) {
    way = new UnreliableDataSource(engine.database);
    var shaky = way.database();
    var stored =
        new Results(
            shaky,
            engine.inserts,
            engine.held,
            engine.deadRows,
            engine.alerts,
            engine.clock,
            RandomGenerator.getDefault());
    var events =
        new RunEvents(new EngineEvents(), new RunMeters(new Meters()), new Tracing(Traces.NONE));
    writer = new ResultWriter(stored, due -> {}, new FailedRuns(engine.clock), events);
    runs =
        new RunsInProgress(
            writer,
            events,
            stored,
            new TriggerPast(shaky),
            new Files(shaky, FileRules.DEFAULT, engine.clock),
            new CancelRequests(shaky),
            new ProgressReports(shaky),
            engine.clock,
            SETTINGS,
            SecretStore.of(Map.<String, String>of()::get),
            new RunLines(LogLevel.OFF),
            new ChainStarts(shaky, engine.node, engine.held, engine.executors()));
    results = new Thread(this::writeResults);
    results.start();
    enter(subject);
  }

  private void enter(RunSubject subject) {
    engine.queue(NewRun.manual(subject, engine.clock.instant(), Node.ANY, false, "admin"));
    var type = subject.executorType();
    var claimed = engine.claims.claim(List.of(), List.of(type), 1).claimed().get(0);
    var executor = new DispatchTaskExecutorRegistry().find(type).orElseThrow();
    int before = runs.count();
    var thread = new Thread(() -> runs.execute(claimed, executor, () -> true));
    threads.add(thread);
    thread.start();
    await().until(() -> runs.count() == before + 1);
  }

  private void writeResults() {
    try {
      writer.run(() -> {});
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private LogRow log() {
    return engine.logsOf(engine.number("select max(trigger_id) from dispatch_log")).get(0);
  }

  private long slots() {
    return engine.number("select count(*) from dispatch_slot");
  }
}
