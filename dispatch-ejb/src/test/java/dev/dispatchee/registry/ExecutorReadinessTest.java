// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.registry;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;
import dev.dispatchee.api.DispatchTaskTrigger;
import dev.dispatchee.api.discovery.DispatchExecutorExtension;
import dev.dispatchee.api.discovery.ExecutorDirectory;
import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutorReadinessTest {

  private static final Duration SHORT = Duration.ofMillis(500);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ExecutorReadiness readiness =
      new ExecutorReadiness(ExecutorDirectory.shared()::find, trigger -> Optional.empty(), SHORT);
  private final WeldContainer deployment =
      new Weld()
          .disableDiscovery()
          .addExtension(new DispatchExecutorExtension())
          .beanClasses(Plain.class, Saying.class, Hanging.class)
          .initialize();

  @BeforeEach
  void begin() {
    Hanging.letGo = new CountDownLatch(1);
    Hanging.interrupted = false;
    for (int i = 0; i < ExecutorReadiness.THREADS; i++) {
      threads.execute(this::askAlways);
    }
  }

  @AfterEach
  void close() {
    Hanging.letGo.countDown();
    threads.shutdownNow();
    deployment.close();
  }

  private void askAlways() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        readiness.askNext();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void anExecutorThatSaysNothingIsReadyAndNotEvenMade() {
    Plain.made = 0;

    assertThat(readiness.ask(question("plain", "x"))).isEqualTo(ReadinessAnswer.READY);
    assertThat(readiness.known(question("plain", "x"))).contains(ReadinessAnswer.READY);
    assertThat(Plain.made).isZero();
  }

  @Test
  void oneThatIsNotHereIsNotKnown() {
    assertThat(readiness.ask(question("elsewhere", "x"))).isEqualTo(ReadinessAnswer.UNKNOWN);
  }

  @Test
  void isAskedAfreshWithTheTriggerInItsDeploymentOnAThreadOfOurs() {
    assertThat(readiness.known(question("saying", "ready"))).isEmpty();
    assertThat(readiness.ask(question("saying", "ready"))).isEqualTo(ReadinessAnswer.READY);
    assertThat(readiness.ask(question("saying", "who")))
        .isEqualTo(ReadinessAnswer.notReady("OptionalLong[7] nightly {what=who}"));
    assertThat(readiness.ask(question("saying", "thread")).reason())
        .isNotEqualTo(Thread.currentThread().getName());
  }

  @ParameterizedTest
  @CsvSource({
    "null, answered null in place of an Optional",
    "exception, java.lang.IllegalArgumentException: no such thing",
    "error, java.lang.StackOverflowError",
  })
  void whatFailsIsNotReadyAndSaysSo(String what, String reason) {
    assertThat(readiness.ask(question("saying", what)))
        .satisfies(answer -> assertThat(answer.ready()).isFalse())
        .satisfies(
            answer ->
                assertThat(answer.reason())
                    .startsWith("executor 'saying' failed to say whether the trigger is ready: ")
                    .contains(reason));
  }

  @Test
  void longTextsAreCut() {
    assertThat(readiness.ask(question("saying", "x".repeat(2_000))).reason())
        .hasSize(500)
        .endsWith("x…");
  }

  @Test
  void oneThatHangsIsInterruptedAndNotAskedAgainBeforeItHasAnswered() {
    var first = readiness.ask(question("hanging", "x"));

    assertThat(first)
        .isEqualTo(
            ReadinessAnswer.notReady(
                "executor 'hanging' did not say within PT0.5S whether the trigger is ready"));
    await().untilAsserted(() -> assertThat(Hanging.interrupted).isTrue());
    long before = System.nanoTime();
    assertThat(readiness.ask(question("hanging", "y")).reason()).contains("still busy");
    assertThat(System.nanoTime() - before).isLessThan(SHORT.toNanos());
    assertThat(readiness.ask(question("saying", "ready"))).isEqualTo(ReadinessAnswer.READY);

    Hanging.letGo.countDown();

    await()
        .untilAsserted(
            () ->
                assertThat(readiness.ask(question("hanging", "x")))
                    .isEqualTo(ReadinessAnswer.READY));
  }

  @Test
  void aThreadThatWasInterruptedAsksTheNext() {
    readiness.ask(question("hanging", "x"));
    Hanging.letGo.countDown();
    var asked = new ArrayList<ReadinessAnswer>();
    for (int i = 0; i < 2 * ExecutorReadiness.THREADS; i++) {
      asked.add(readiness.ask(question("saying", "ready")));
    }

    assertThat(asked).containsOnly(ReadinessAnswer.READY);
  }

  @Test
  void questionsOfManyAreAskedInTurn() throws Exception {
    var asking = new ArrayList<Future<ReadinessAnswer>>();
    for (int i = 0; i < 50; i++) {
      asking.add(threads.submit(() -> readiness.ask(question("saying", "ready"))));
    }

    for (var one : asking) {
      assertThat(one.get(10, SECONDS)).isEqualTo(ReadinessAnswer.READY);
    }
  }

  @Test
  void whatADeploymentThatGoesThinksAboutIsInterrupted() throws Exception {
    var asking = threads.submit(() -> readiness.ask(question("hanging", "x")));
    await().untilAsserted(() -> assertThat(Hanging.begun).isTrue());

    readiness.letGo(Set.of("saying"));
    assertThat(Hanging.interrupted).isFalse();
    readiness.letGo(Set.of("hanging"));

    await().untilAsserted(() -> assertThat(Hanging.interrupted).isTrue());
    assertThat(asking.get(10, SECONDS).ready()).isFalse();
  }

  @Test
  void askingManyTellsEach() {
    var ready = question("saying", "ready");
    var not = question("saying", "a key is missing");

    assertThat(readiness.askAll(List.of(ready, not)))
        .isEqualTo(
            Map.of(
                ready, ReadinessAnswer.READY, not, ReadinessAnswer.notReady("a key is missing")));
  }

  private static ReadinessQuestion question(String type, String what) {
    return new ReadinessQuestion(type, 7L, "nightly", Map.of("what", what));
  }

  /** Says nothing of readiness. */
  @Dependent
  @DispatchExecutor(type = "plain", name = "Plain")
  public static class Plain implements DispatchTaskExecutor {

    static int made;

    public Plain() {
      made++;
    }

    @Override
    public void execute(DispatchTaskContext context) {
      context.output().print("done");
    }
  }

  /** Says what its setting says. */
  @Dependent
  @DispatchExecutor(type = "saying", name = "Saying")
  public static class Saying extends Plain {

    @Override
    public Optional<String> notReady(DispatchTaskTrigger trigger) {
      var what = trigger.settings().require("what");
      return switch (what) {
        case "ready" -> Optional.empty();
        case "null" -> null;
        case "exception" -> throw new IllegalArgumentException("no such thing");
        case "error" -> throw new StackOverflowError();
        case "thread" -> Optional.of(Thread.currentThread().getName());
        case "who" ->
            Optional.of(
                "%s %s %s"
                    .formatted(
                        trigger.dispatchTriggerId(),
                        trigger.triggerName(),
                        trigger.settings().asMap()));
        default -> Optional.of(what);
      };
    }
  }

  /** Does not answer before it is let go, whoever interrupts it. */
  @Dependent
  @DispatchExecutor(type = "hanging", name = "Hanging")
  public static class Hanging extends Plain {

    static volatile CountDownLatch letGo = new CountDownLatch(1);
    static volatile boolean interrupted;
    static volatile boolean begun;

    @Override
    public Optional<String> notReady(DispatchTaskTrigger trigger) {
      begun = true;
      while (letGo.getCount() > 0) {
        try {
          letGo.await();
        } catch (InterruptedException hurried) {
          interrupted = true;
        }
      }
      return Optional.empty();
    }
  }
}
