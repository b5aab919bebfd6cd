// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.ToldLines;
import dev.dispatchee.api.discovery.DispatchExecutorExtension;
import dev.dispatchee.api.discovery.EventDirectory;
import dev.dispatchee.api.event.TriggerChanged;
import dev.dispatchee.api.event.TriggerChanged.Change;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EngineEventsTest {

  @RegisterExtension private final ToldLines told = new ToldLines("dev.dispatchee.event");

  private final AtomicLong nanoTime = new AtomicLong();
  private final EngineEvents events = new EngineEvents(EventDirectory.shared(), nanoTime::get);

  @BeforeEach
  void forget() {
    Listener.HEARD.clear();
  }

  @Test
  void makesNothingThatNobodyObserves() {
    events.report(
        () -> {
          throw new AssertionError("nobody wants it");
        });
  }

  @Test
  void areToldInTheirOrderAlsoAfterOneAtWhichAnObserverFailed() throws InterruptedException {
    try (var deployment = deploy()) {
      assertThat(deployment.isRunning()).isTrue();
      report(1, 2, Listener.BAD, 3);

      for (int i = 0; i < 4; i++) {
        events.tellNext();
      }
    }

    assertThat(Listener.HEARD).containsExactly(1L, 2L, 3L);
    assertThat(told.lines())
        .singleElement()
        .asString()
        .contains("DISP00901", "TriggerChanged", "the next event is told all the same");
  }

  @Test
  void tellsOfFailuresSeldom() throws InterruptedException {
    try (var deployment = deploy()) {
      assertThat(deployment.isRunning()).isTrue();
      for (int i = 0; i < 50; i++) {
        report(Listener.BAD);
        events.tellNext();
      }
    }

    assertThat(told.lines()).hasSize(20);
  }

  @Test
  void tellsHowManyFailuresItLeftOutWhenTheirMinuteIsOver() throws InterruptedException {
    try (var deployment = deploy()) {
      assertThat(deployment.isRunning()).isTrue();
      for (int i = 0; i < 23; i++) {
        report(Listener.BAD);
        events.tellNext();
      }
      nanoTime.addAndGet(Duration.ofMinutes(1).toNanos());
      report(1);
      events.tellNext();
    }

    assertThat(told.lines()).hasSize(21).last().asString().contains("DISP00902", "3 more");
  }

  @Test
  void dropsWhatIsTooMuchAndSaysHowMuch() throws InterruptedException {
    try (var deployment = deploy()) {
      assertThat(deployment.isRunning()).isTrue();
      for (int i = 0; i < EngineEvents.MOST_WAITING + 3; i++) {
        report(i);
      }
      for (int i = 0; i < EngineEvents.MOST_WAITING; i++) {
        events.tellNext();
      }
    }

    assertThat(Listener.HEARD).hasSize(EngineEvents.MOST_WAITING);
    assertThat(told.lines()).singleElement().asString().contains("DISP00903", "3 events");
  }

  @Test
  void areSettledWhenAllAreTold() throws InterruptedException {
    try (var deployment = deploy()) {
      assertThat(deployment.isRunning()).isTrue();
      report(1, 2);
      var teller = new Thread(this::tellForEver);
      teller.start();

      events.settle(Duration.ofSeconds(20));

      assertThat(Listener.HEARD).containsExactly(1L, 2L);
      teller.interrupt();
      teller.join();
    }
  }

  @Test
  void areNotWaitedForLongerThanAsked() throws InterruptedException {
    events.settle(Duration.ofMillis(1));

    assertThat(Listener.HEARD).isEmpty();
  }

  private void tellForEver() {
    try {
      while (true) {
        events.tellNext();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void report(long... triggers) {
    for (long trigger : triggers) {
      events.report(() -> new TriggerChanged(trigger, "a", Change.UPDATED, "admin"));
    }
  }

  private static WeldContainer deploy() {
    return new Weld()
        .disableDiscovery()
        .addExtension(new DispatchExecutorExtension())
        .beanClasses(Listener.class)
        .initialize();
  }

  /** Hears of changes. */
  public static class Listener {

    static final long BAD = -1;
    static final List<Long> HEARD = new ArrayList<>();

    void changed(@Observes TriggerChanged event) {
      if (event.triggerId() == BAD) {
        throw new StackOverflowError("always");
      }
      HEARD.add(event.triggerId());
    }
  }
}
