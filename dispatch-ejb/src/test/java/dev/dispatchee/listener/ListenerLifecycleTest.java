// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.EngineOnDatabase.LogRow;
import dev.dispatchee.api.discovery.DiscoveredExecutor;
import dev.dispatchee.api.discovery.DispatchExecutorExtension;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.RunKey;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.log.result.CancelRequests;
import dev.dispatchee.log.result.LastSuccess;
import dev.dispatchee.log.result.ProgressReports;
import dev.dispatchee.node.Node;
import dev.dispatchee.registry.DispatchTaskExecutorRegistry;
import dev.dispatchee.secret.SecretStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a bell to executors at work, on a database and threads, without a server. */
class ListenerLifecycleTest {

  private static final int CAPACITY = 3;

  private final EngineOnDatabase engine = new EngineOnDatabase(TestDatabase.H2);
  private final ThreadPoolExecutor threads =
      (ThreadPoolExecutor) java.util.concurrent.Executors.newFixedThreadPool(CAPACITY);
  private final WorkerSettings settings =
      new WorkerSettings(1024, Duration.ofSeconds(20), Duration.ofMillis(200));
  private final ResultWriter writer = new ResultWriter(engine.results, due -> {});
  private final RunsInProgress runs =
      new RunsInProgress(
          writer,
          engine.results,
          new LastSuccess(engine.database),
          new CancelRequests(engine.database),
          new ProgressReports(engine.database),
          engine.clock,
          settings,
          SecretStore.of(
              Map.of("dispatch.secret.mail", "hunter2\nof the mail", "dispatch.secret.void", "")
                  ::get));
  private volatile boolean refusing;
  private final AtomicReference<Runnable> afterFind = new AtomicReference<>(() -> {});
  private final DispatchTaskExecutorRegistry registry =
      new DispatchTaskExecutorRegistry() {
        @Override
        public Optional<DiscoveredExecutor> find(String type) {
          var found = super.find(type);
          afterFind.getAndSet(() -> {}).run();
          return found;
        }
      };
  private final RunWorkers workers =
      new RunWorkers(new ClaimedAhead(engine.claims, registry), registry, this::onThread, runs);
  private final ListenerLifecycle listening =
      new ListenerLifecycle(workers, runs, writer, settings, engine.clock);
  private WeldContainer deployment;
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
                Executors.Talkative.class)
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

  @Test
  void runsWhatABellNames() {
    var subject = engine.aTrigger().ofExecutor("held").create();
    Executors.Held.GO_ON.release();

    workers.claim(List.of(queue(subject).log()));

    awaitStatus(subject, "SUCCESSFUL");
    assertThat(engine.storedOutput()).isEqualTo("held and let go");
  }

  @Test
  void neverRunsMoreAtATimeThanItHasSlotsAndASlotGoesOnWithTheNext() {
    var subject = engine.aTrigger().ofExecutor("held").withOverlap().create();
    for (int i = 0; i < 20; i++) {
      queue(subject);
    }
    workers.look(true);
    await().until(() -> Executors.Held.NOW.get() == CAPACITY);
    assertThat(inState("IN_PROGRESS")).isEqualTo(CAPACITY);

    Executors.Held.GO_ON.release(20);

    await().until(() -> inState("SUCCESSFUL") == 20);
    assertThat(Executors.Held.MOST.get()).isEqualTo(CAPACITY);
  }

  @Test
  void startsTheRunThatWaitedWhenTheOneBeforeItEnds() {
    var subject = engine.aTrigger().ofExecutor("held").create();
    queueWaiting(subject);
    queueWaiting(subject);
    workers.look(true);
    await().until(() -> Executors.Held.NOW.get() == 1);
    assertThat(inState("QUEUED")).isEqualTo(1);

    Executors.Held.GO_ON.release(2);

    await().until(() -> inState("SUCCESSFUL") == 2);
    assertThat(Executors.Held.MOST.get()).isEqualTo(1);
  }

  @Test
  void keepsWhatItHasClaimedThroughManyResultsAndGivesItBackAfterASecond() {
    var subject = engine.aTrigger().ofExecutor("held").withOverlap().create();
    Executors.Held.GO_ON.release(20);
    for (int i = 0; i < 20; i++) {
      queue(subject);
    }
    workers.look(true);
    await().until(() -> inState("SUCCESSFUL") == 20);
    // A slot that is about to become free would claim the next ones before the look does.
    await().until(() -> threads.getActiveCount() == 0);
    for (int i = 0; i < 10; i++) {
      queue(subject);
    }
    workers.look(true);
    await().until(() -> Executors.Held.NOW.get() == CAPACITY);
    assertThat(inState("IN_PROGRESS")).as("those that can start soon, too").isEqualTo(10);

    workers.lookIfFree();
    workers.lookIfFree();
    assertThat(inState("IN_PROGRESS")).isEqualTo(10);

    workers.look(true);
    assertThat(inState("IN_PROGRESS")).as("nobody could start them").isEqualTo(CAPACITY);
    Executors.Held.GO_ON.release(10);
  }

  @Test
  void claimsNothingWhileItIsClosed() {
    workers.close();
    var subject = engine.aTrigger().ofExecutor("held").create();

    workers.claim(List.of(queue(subject).log()));
    workers.look(true);

    assertThat(inState("QUEUED")).isEqualTo(1);
    workers.open();
    workers.look(true);
    await().until(() -> Executors.Held.NOW.get() == 1);
  }

  @Test
  void givesBackWhatTheExecutorServiceRefuses() {
    refusing = true;
    var subject = engine.aTrigger().ofExecutor("held").create();
    queue(subject);

    workers.look(true);

    assertThat(inState("QUEUED")).isEqualTo(1);
    assertThat(engine.number("select count(*) from dispatch_slot")).isZero();
    refusing = false;
    workers.look(true);
    await().until(() -> Executors.Held.NOW.get() == 1);
  }

  @Test
  void anErrorOfTheMachineIsTheEndOfTheRunAndNotOfTheSlot() {
    var broken = engine.aTrigger().ofExecutor("broken").withOverlap().create();
    for (int i = 0; i < 2 * CAPACITY; i++) {
      queue(broken);
    }
    workers.look(true);

    await().until(() -> inState("FAILED") == 2 * CAPACITY);
    assertThat(logs(broken)).extracting(LogRow::error).containsOnly("too deep");
    assertThat(engine.number("select count(*) from dispatch_log where stack_trace is not null"))
        .isEqualTo(2 * CAPACITY);
  }

  @Test
  void aRunThatReturnsIsSuccessfulWhateverErrorTextItWrote() {
    var subject = engine.aTrigger().ofExecutor("grumbling").create();
    queue(subject);
    workers.look(true);

    awaitStatus(subject, "SUCCESSFUL");
    assertThat(logs(subject)).extracting(LogRow::error).containsExactly("it was hard");
    assertThat(
            engine.number(
                "select count(*) from dispatch_log where progress_percent = 100"
                    + " and progress_message = 'line break'"))
        .isEqualTo(1);
  }

  @Test
  void interruptsARunWhoseTimeIsUpAndTheNextRunOfTheThreadKnowsNothingOfIt() {
    var subject = engine.aTrigger().ofExecutor("held").withTimeout(Duration.ofSeconds(5)).create();
    queue(subject);
    workers.look(true);
    await().until(() -> Executors.Held.NOW.get() == 1);
    listening.watch(true);
    assertThat(inState("IN_PROGRESS")).isEqualTo(1);

    engine.clock.tick(Duration.ofSeconds(5));
    listening.watch(true);

    awaitStatus(subject, "TIMED_OUT");
    assertThat(logs(subject).get(0).reason()).isEqualTo("TIMEOUT");
    var next = engine.aTrigger().ofExecutor("fresh").withOverlap().create();
    for (int i = 0; i < 3 * CAPACITY; i++) {
      queue(next);
    }
    workers.look(true);
    await().until(() -> inState("SUCCESSFUL") == 3 * CAPACITY);
  }

  @Test
  void storesWhatARunHasSaidWhileItIsInProgressAndTheRestWithItsEnd() {
    var subject = engine.aTrigger().ofExecutor("held").create();
    queue(subject);
    workers.look(true);
    await().until(() -> Executors.Held.NOW.get() == 1);
    await()
        .until(
            () -> {
              listening.watch(true);
              return engine.number("select coalesce(max(output_bytes), 0) from dispatch_log") == 4;
            });
    assertThat(inState("IN_PROGRESS")).isEqualTo(1);
    assertThat(engine.storedOutput()).isEqualTo("held");
    listening.watch(true);

    Executors.Held.GO_ON.release();

    awaitStatus(subject, "SUCCESSFUL");
    assertThat(engine.storedOutput()).isEqualTo("held and let go");
  }

  @Test
  void endsARunThatAUserCanceled() {
    var subject = engine.aTrigger().ofExecutor("held").withAttempts(3).create();
    queue(subject);
    workers.look(true);
    await().until(() -> Executors.Held.NOW.get() == 1);

    engine.update(
        "update dispatch_log set canceled_by = 'admin',"
            + " cancel_date = timestamp with time zone '2026-11-24 12:00:00+00'");
    listening.watch(true);

    awaitStatus(subject, "CANCELED");
    assertThat(logs(subject)).hasSize(1);
    assertThat(logs(subject).get(0).reason()).isEqualTo("USER");
  }

  @Test
  void interruptsARunThatWasTakenFromItAndLeavesItsEndAsItIs() {
    var subject = engine.aTrigger().ofExecutor("held").withAttempts(3).create();
    queue(subject);
    workers.look(true);
    await().until(() -> Executors.Held.NOW.get() == 1);

    engine.update(
        "update dispatch_log set is_open = false, status = 'FAILED', reason = 'FORCE_CLOSED', token = token + 1");
    listening.watch(true);

    await().until(() -> runs.count() == 0 && writer.unwritten() == 0);
    assertThat(logs(subject)).hasSize(1);
    assertThat(logs(subject).get(0).reason()).isEqualTo("FORCE_CLOSED");
    assertThat(engine.storedOutput()).isEmpty();
  }

  @Test
  void interruptsARunWhoseLogIsGone() {
    queue(engine.aTrigger().ofExecutor("held").create());
    workers.look(true);
    await().until(() -> Executors.Held.NOW.get() == 1);

    engine.update("delete from dispatch_log");
    listening.watch(true);

    await().until(() -> Executors.Held.NOW.get() == 0);
  }

  @Test
  void givesUpARunThatIgnoresItsEndAndKeepsItsSlotUntilTheThreadEnds() {
    var subject =
        engine.aTrigger().ofExecutor("unresponsive").withTimeout(Duration.ofSeconds(1)).create();
    queue(subject);
    workers.look(true);
    await().until(() -> runs.count() == 1);

    engine.clock.tick(Duration.ofSeconds(1));
    listening.watch(true);
    assertThat(inState("IN_PROGRESS")).as("within the grace").isEqualTo(1);
    engine.clock.tick(settings.grace().plusMillis(1));
    listening.watch(true);

    assertThat(logs(subject).get(0).status()).isEqualTo("TIMED_OUT");
    assertThat(engine.number("select count(*) from dispatch_slot")).isEqualTo(1);
    Executors.Deaf.goOn.countDown();
    await().until(() -> runs.count() == 0);
    listening.watch(true);
    assertThat(engine.number("select count(*) from dispatch_slot")).isZero();
  }

  @Test
  void takesAnInterruptOfTheServerThatStopsForItsEnd() {
    var subject = engine.aTrigger().ofExecutor("held").withAttempts(2).create();
    queue(subject);
    workers.look(true);
    await().until(() -> Executors.Held.NOW.get() == 1);
    listening.watch(false);

    threads.shutdownNow();

    awaitStatus(subject, "FAILED");
    assertThat(logs(subject).get(0).reason()).isEqualTo("SERVER_STOPPED");
    assertThat(logs(subject).get(1).cause()).isEqualTo("RECOVERY");
  }

  @Test
  void takesAnInterruptOfSomebodyElseForAFailureAlsoWhileNothingIsStarted() {
    var subject = engine.aTrigger().ofExecutor("held").create();
    queue(subject);
    workers.look(true);
    await().until(() -> Executors.Held.NOW.get() == 1);
    workers.close();

    threads.shutdownNow();

    awaitStatus(subject, "FAILED");
    assertThat(logs(subject).get(0).reason()).isNull();
  }

  @Test
  void drainsByWaitingForWhatRuns() throws InterruptedException {
    var subject = engine.aTrigger().ofExecutor("held").create();
    queue(subject);
    workers.look(true);
    await().until(() -> Executors.Held.NOW.get() == 1);
    Executors.Held.GO_ON.release();

    listening.drain();

    assertThat(logs(subject).get(0).status()).isEqualTo("SUCCESSFUL");
  }

  @Test
  void letsAnExecutorGoWhenItsRunsHaveEnded() throws InterruptedException {
    var leaving = engine.aTrigger().ofExecutor("held").create();
    var staying = engine.aTrigger().ofExecutor("unresponsive").create();
    queue(leaving);
    queue(staying);
    workers.look(true);
    await().until(() -> runs.count() == 2);

    var undeployment = new Thread(() -> listening.letGo(Set.of("held")));
    undeployment.start();
    await().until(() -> undeployment.getState() == Thread.State.TIMED_WAITING);
    Executors.Held.GO_ON.release();
    undeployment.join();

    awaitStatus(leaving, "SUCCESSFUL");
    assertThat(logs(staying).get(0).status()).isEqualTo("IN_PROGRESS");
  }

  @Test
  void doesNotStartTheRunOfAnExecutorThatWentWhenItWasFound() {
    var subject = engine.aTrigger().ofExecutor("held").create();
    queue(subject);
    afterFind.set(deployment::shutdown);
    Executors.Held.GO_ON.release();

    workers.look(true);

    await().until(() -> inState("QUEUED") == 1 && runs.count() == 0);
    assertThat(Executors.Held.GO_ON.availablePermits()).isEqualTo(1);
    assertThat(engine.number("select count(*) from dispatch_slot")).isZero();
  }

  @Test
  void interruptsTheRunsOfAnExecutorThatGoesAtTheEndOfItsPatience() {
    var hurried =
        new ListenerLifecycle(
            workers,
            runs,
            writer,
            new WorkerSettings(1024, Duration.ZERO, Duration.ofSeconds(20)),
            engine.clock);
    var leaving = engine.aTrigger().ofExecutor("held").withAttempts(2).create();
    var staying = engine.aTrigger().ofExecutor("unresponsive").create();
    queue(leaving);
    queue(staying);
    workers.look(true);
    await().until(() -> runs.count() == 2);

    hurried.letGo(Set.of("held"));

    awaitStatus(leaving, "FAILED");
    assertThat(logs(leaving).get(0).reason()).isEqualTo("SERVER_STOPPED");
    assertThat(logs(leaving).get(1).cause()).isEqualTo("RECOVERY");
    assertThat(logs(staying).get(0).status()).isEqualTo("IN_PROGRESS");
  }

  @Test
  void interruptsAtTheEndOfItsPatienceAndEndsTheDeafToo() throws InterruptedException {
    var hurried =
        new ListenerLifecycle(
            workers,
            runs,
            writer,
            new WorkerSettings(1024, Duration.ZERO, Duration.ofMillis(300)),
            engine.clock);
    var held = engine.aTrigger().ofExecutor("held").withAttempts(2).create();
    var unresponsive = engine.aTrigger().ofExecutor("unresponsive").create();
    queue(held);
    queue(unresponsive);
    workers.look(true);
    await().until(() -> runs.count() == 2);

    hurried.drain();

    assertThat(logs(held).get(0).reason()).isEqualTo("SERVER_STOPPED");
    assertThat(logs(held).get(1).cause()).isEqualTo("RECOVERY");
    assertThat(logs(unresponsive).get(0).status()).isEqualTo("FAILED");
    assertThat(logs(unresponsive).get(0).reason()).isEqualTo("SERVER_STOPPED");
  }

  @Test
  void givesAnExecutorItsSecretAndKeepsItOutOfAllThatIsStored() {
    var subject = engine.aTrigger().ofExecutor("talkative").create();

    queue(with(subject, "{\"token\":\"${secret:mail}\"}"));
    workers.look(true);
    awaitStatus(subject, "FAILED");

    assertThat(Executors.Talkative.given).isEqualTo("hunter2\nof the mail");
    assertThat(engine.storedOutput()).isEqualTo("it is ***!");
    assertThat(logs(subject).get(0).error()).isEqualTo("because of ***");
    assertThat(logs(subject).get(0).reason()).isNull();
    assertThat(text("progress_message")).isEqualTo("at ***");
    assertThat(text("stack_trace"))
        .contains("IllegalStateException: because of ***")
        .contains("Caused by: java.lang.IllegalArgumentException: ***")
        .doesNotContain("hunter2")
        .doesNotContain("of the mail");
    assertThat(text("task_settings")).isEqualTo("{\"token\":\"${secret:mail}\"}");
  }

  @Test
  void keepsASecretOutOfTheExecutorsOwnErrorText() {
    var subject = engine.aTrigger().ofExecutor("talkative").create();

    queue(with(subject, "{\"token\":\"${secret:mail}\",\"aloud\":\"true\"}"));
    workers.look(true);
    awaitStatus(subject, "FAILED");

    assertThat(logs(subject).get(0).error()).isEqualTo("error ***");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"token\":\"${secret:other}\",\"aloud\":\"maybe\"}; 'other'; true, false",
        "{\"token\":\"${secret:void}\"}; 'void'; dispatch.secret.void",
        "{\"token\":\"hunter2\"}; 'token'; ${secret:ALIAS}",
        "{\"more\":\"x\"}; 'token': a value is required; 'more'"
      })
  void entersNoExecutorWithSettingsThatItDoesNotAllow(String settings, String first, String then) {
    Executors.Talkative.given = "";
    var subject = engine.aTrigger().ofExecutor("talkative").create();

    queue(with(subject, settings));
    workers.look(true);
    awaitStatus(subject, "FAILED");

    var log = logs(subject).get(0);
    assertThat(log.reason()).isEqualTo("SETTINGS_INVALID");
    assertThat(log.error()).contains(first, then).doesNotContain("hunter2");
    assertThat(log.start()).isNotNull();
    assertThat(Executors.Talkative.given).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "hopeless; {\"order\":\"7\"}; PERMANENT_FAILURE; there is no such order",
        "hopeless; {}; SETTINGS_INVALID; setting 'order': a value is required",
        "talkative; {}; SETTINGS_INVALID; setting 'token': a value is required"
      })
  void neverTriesAgainWhatAnotherAttemptWouldNotChange(
      String executor, String settings, String reason, String error) {
    var subject = engine.aTrigger().ofExecutor(executor).withAttempts(3).create();

    queue(with(subject, settings));
    workers.look(true);
    awaitStatus(subject, "FAILED");

    assertThat(logs(subject))
        .singleElement()
        .satisfies(
            log -> {
              assertThat(log.reason()).isEqualTo(reason);
              assertThat(log.error()).isEqualTo(error);
            });
  }

  private static RunSubject with(RunSubject subject, String settings) {
    return new RunSubject(
        subject.trigger(),
        subject.triggerName(),
        subject.executorType(),
        settings,
        subject.priority());
  }

  private String text(String column) {
    return engine.database.withConnection(
        connection -> {
          try (var statement = connection.createStatement();
              var rows = statement.executeQuery("select %s from dispatch_log".formatted(column))) {
            rows.next();
            return rows.getString(1);
          }
        });
  }

  private void writeResults() {
    try {
      listening.writeResults();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private RunKey queue(RunSubject subject) {
    return engine.queue(NewRun.manual(subject, engine.clock.instant(), Node.ANY, false, "admin"));
  }

  private void queueWaiting(RunSubject subject) {
    engine.queue(NewRun.manual(subject, engine.clock.instant(), Node.ANY, true, "admin"));
  }

  private void awaitStatus(RunSubject subject, String status) {
    await().until(() -> logs(subject).get(0).status().equals(status));
  }

  private List<LogRow> logs(RunSubject subject) {
    return engine.logsOf(subject.trigger().value());
  }

  private long inState(String status) {
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
