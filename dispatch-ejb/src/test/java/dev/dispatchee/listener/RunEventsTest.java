// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.api.discovery.DispatchExecutorExtension;
import dev.dispatchee.api.event.RunEnded;
import dev.dispatchee.api.event.RunStarted;
import dev.dispatchee.api.event.TriggerChanged;
import dev.dispatchee.api.event.TriggerChanged.Change;
import dev.dispatchee.log.RunSubject;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What observers in a deployment of their own are told of runs. */
@Timeout(60)
class RunEventsTest extends ListenerOnDatabase {

  private WeldContainer observing;

  @BeforeEach
  void observe() {
    Observer.HEARD.clear();
    observing =
        new Weld()
            .containerId("observers")
            .disableDiscovery()
            .addExtension(new DispatchExecutorExtension())
            .beanClasses(Observer.class)
            .initialize();
  }

  @AfterEach
  void goAway() {
    observing.shutdown();
  }

  @Test
  void tellOfTheStartAndTheEndOfARun() throws InterruptedException {
    var subject = engine.aTrigger().ofExecutor("held").create();
    Executors.Held.GO_ON.release();
    var key = queue(subject);

    runAll(subject, "SUCCESSFUL");
    tell(2);

    var started = (RunStarted) Observer.HEARD.get(0);
    assertThat(started.run().logId()).isEqualTo(key.log().value());
    assertThat(started.run().triggerId()).isEqualTo(subject.trigger().value());
    assertThat(started.run().triggerName()).isEqualTo(subject.triggerName());
    assertThat(started.run().executorType()).isEqualTo("held");
    assertThat(started.run().attempt()).isEqualTo(1);
    assertThat(started.run().plannedDate()).isEqualTo(engine.clock.instant());
    var ended = (RunEnded) Observer.HEARD.get(1);
    assertThat(ended.run()).isEqualTo(started.run());
    assertThat(ended.startDate()).isEqualTo(started.startDate());
    assertThat(ended.isSuccessful()).isTrue();
    assertThat(ended.reason()).isNull();
  }

  @Test
  void tellOfAFailureAndOfTheTriggerThatItDeactivates() throws InterruptedException {
    var tomorrow = engine.clock.instant().plus(Duration.ofDays(1));
    var subject =
        engine.aTrigger().ofExecutor("hopeless").dueAt(tomorrow).pausedAfterFailures(1).create();
    queue(subject);

    runAll(subject, "FAILED");
    tell(3);

    var ended = (RunEnded) Observer.HEARD.get(1);
    assertThat(ended.isSuccessful()).isFalse();
    assertThat(ended.error()).contains("'order'");
    assertThat(Observer.HEARD.get(2))
        .isEqualTo(
            new TriggerChanged(
                subject.trigger().value(), subject.triggerName(), Change.UPDATED, "dispatch"));
  }

  @Test
  void sayNothingOfAResultThatIsRefused() throws InterruptedException {
    var subject = engine.aTrigger().ofExecutor("held").create();
    queue(subject);
    workers.look(true);
    await().until(() -> Executors.Held.NOW.get() == 1);
    engine.update("update dispatch_log set token = token + 1");

    Executors.Held.GO_ON.release();
    await().until(() -> runs.count() == 0);
    var next = engine.aTrigger().ofExecutor("grumbling").create();
    queue(next);
    runAll(next, "SUCCESSFUL");
    tell(3);

    assertThat(Observer.HEARD.get(1)).isInstanceOf(RunStarted.class);
    assertThat(((RunEnded) Observer.HEARD.get(2)).run().triggerId())
        .as("the other one")
        .isEqualTo(next.trigger().value());
  }

  private void runAll(RunSubject subject, String status) {
    workers.look(true);
    awaitStatus(subject, status);
  }

  private void tell(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      engineEvents.tellNext();
    }
  }

  /** Hears of everything. */
  public static class Observer {

    static final List<Object> HEARD = new CopyOnWriteArrayList<>();

    void started(@Observes RunStarted event) {
      HEARD.add(event);
    }

    void ended(@Observes RunEnded event) {
      HEARD.add(event);
    }

    void changed(@Observes TriggerChanged event) {
      HEARD.add(event);
    }
  }
}
