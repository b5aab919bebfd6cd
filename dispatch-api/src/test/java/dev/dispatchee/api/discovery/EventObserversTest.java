// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.dispatchee.api.event.RunEnded;
import dev.dispatchee.api.event.RunStarted;
import dev.dispatchee.api.event.TriggerChanged;
import dev.dispatchee.api.event.TriggerChanged.Change;
import dev.dispatchee.api.event.TriggerRun;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Starts a bean container for each deployment that there would be. */
class EventObserversTest {

  private static final TriggerChanged CHANGED =
      new TriggerChanged(1, "night", Change.UPDATED, "admin");
  private static final RunStarted STARTED =
      new RunStarted(
          new TriggerRun(2, 1, "night", "hello", 1, Instant.EPOCH), Instant.ofEpochSecond(1));

  @BeforeEach
  void forget() {
    Listener.HEARD.clear();
  }

  @Test
  void areToldWhatTheyObserveForAsLongAsTheirDeploymentIsThere() {
    try (var deployment = deploy(Listener.class, Visit.class)) {
      assertThat(deployment.isRunning()).isTrue();
      tellAll(CHANGED);
      tellAll(STARTED);
    }
    tellAll(CHANGED);

    assertThat(Listener.HEARD)
        .containsExactly(CHANGED + ", visit 0", STARTED.run().triggerName() + ", visit 0");
    assertThat(EventDirectory.shared().all()).isEmpty();
  }

  @Test
  void hearWithTheClassLoaderOfTheirDeployment() {
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    try (var deployment = deploy(Listener.class, Visit.class)) {
      thread.setContextClassLoader(null);
      tellAll(CHANGED);

      assertThat(deployment.isRunning()).isTrue();
      assertThat(Listener.loader).isSameAs(Listener.class.getClassLoader());
      assertThat(thread.getContextClassLoader()).isNull();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void costNothingWhereThereAreNone() {
    try (var deployment = deploy(Visit.class)) {
      assertThat(deployment.isRunning()).isTrue();
      assertThat(EventDirectory.shared().all()).isEmpty();
    }
  }

  @Test
  void mayFailAsTheyLike() {
    try (var deployment = deploy(Failing.class)) {
      assertThat(deployment.isRunning()).isTrue();
      assertThatThrownBy(() -> tellAll(CHANGED)).hasMessage("always");
      assertThatThrownBy(() -> tellAll(CHANGED)).hasMessage("always");
    }
  }

  @Test
  void areRefusedIfTheyWouldNeverHearAnything() {
    var refused = catchThrowable(() -> deploy(Listener.class, Visit.class, Later.class));

    assertThat(refused)
        .hasMessageContaining(Later.class.getName())
        .hasMessageContaining("@ObservesAsync")
        .hasMessageContaining(RunEnded.class.getName());
    assertThat(EventDirectory.shared().all()).isEmpty();
  }

  @Test
  @Timeout(30)
  void keepTheirDeploymentForSomeSecondsAtMost() throws InterruptedException {
    Hanging.heard = new CountDownLatch(1);
    Hanging.goOn = new CountDownLatch(1);
    var deployment = deploy(Hanging.class);
    var telling = new Thread(() -> tellAll(CHANGED));
    telling.start();
    Hanging.heard.await();

    deployment.shutdown();

    assertThat(telling.isAlive()).isTrue();
    Hanging.goOn.countDown();
    telling.join();
  }

  private static void tellAll(Object event) {
    EventDirectory.shared().all().forEach(deployment -> deployment.tell(event));
  }

  private static WeldContainer deploy(Class<?>... classes) {
    return new Weld()
        .disableDiscovery()
        .addExtension(new DispatchExecutorExtension())
        .beanClasses(classes)
        .initialize();
  }

  /** Hears of starts and of changes. */
  public static class Listener {

    static final List<String> HEARD = new ArrayList<>();
    static ClassLoader loader;

    void changed(@Observes TriggerChanged event, Visit visit) {
      HEARD.add(event + ", visit " + visit.next());
      loader = Thread.currentThread().getContextClassLoader();
    }

    void started(@Observes RunStarted event, Visit visit) {
      HEARD.add(event.run().triggerName() + ", visit " + visit.next());
    }
  }

  /** Counts within a request. */
  @RequestScoped
  public static class Visit {

    private int count;

    int next() {
      return count++;
    }
  }

  /** Fails. */
  public static class Failing {

    void changed(@Observes TriggerChanged event) {
      throw new IllegalStateException("always");
    }
  }

  /** Would be told later. */
  public static class Later {

    void ended(@ObservesAsync RunEnded event) {
      throw new IllegalStateException("never told");
    }
  }

  /** Does not come back. */
  public static class Hanging {

    static CountDownLatch heard;
    static CountDownLatch goOn;

    void changed(@Observes TriggerChanged event) throws InterruptedException {
      heard.countDown();
      goOn.await();
    }
  }
}
