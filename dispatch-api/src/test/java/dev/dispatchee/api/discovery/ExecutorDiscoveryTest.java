// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;
import dev.dispatchee.api.TestContext;
import dev.dispatchee.api.settings.SettingsForm;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;

/** Starts a bean container for each deployment that there would be. */
class ExecutorDiscoveryTest {

  @Test
  void offersWhatADeploymentBringsForAsLongAsItIsThere() throws Exception {
    try (var deployment = deploy(Greeter.class, Name.class)) {
      assertThat(deployment.isRunning()).isTrue();
      var found = ExecutorDirectory.shared().find("greeter").orElseThrow();
      assertThat(found.description().name()).isEqualTo("Greeter");
      assertThat(found.description().restricted()).isTrue();
      assertThat(found.description().className()).isEqualTo(Greeter.class.getName());
    }
    assertThat(ExecutorDirectory.shared().find("greeter")).isEmpty();
  }

  @Test
  void runsABeanOfItsOwnInARequestOfItsOwnAndDestroysItAfterwards() throws Exception {
    try (var deployment = deploy(Greeter.class, Name.class)) {
      var found = ExecutorDirectory.shared().find("greeter").orElseThrow();
      Greeter.DESTROYED.clear();

      var first = new TestContext();
      found.execute(first);
      var second = new TestContext();
      found.execute(second);

      assertThat(first.written()).isEqualTo("hello 0");
      assertThat(second.written()).as("a new request").isEqualTo("hello 0");
      assertThat(Greeter.DESTROYED).hasSize(2);
      assertThat(Greeter.DESTROYED.get(0)).isNotSameAs(Greeter.DESTROYED.get(1));
      assertThat(deployment.isRunning()).isTrue();
    }
  }

  @Test
  void goesWhenItsDepartureHasBeenSeenToAndIsNotOfferedAnyMore() {
    var seen = new ArrayList<String>();
    var directory = ExecutorDirectory.shared();
    directory.onDeparture(
        types ->
            types.forEach(
                type -> seen.add(type + " offered: " + directory.find(type).isPresent())));
    try {
      deploy(Greeter.class, Name.class).shutdown();
    } finally {
      directory.onDeparture(types -> {});
    }

    assertThat(seen).containsExactly("greeter offered: false");
  }

  @Test
  void givesTheThreadItsClassLoaderBackWhateverTheExecutorDoes() throws Exception {
    try (var deployment = deploy(Failing.class)) {
      var before = Thread.currentThread().getContextClassLoader();
      var found = ExecutorDirectory.shared().find("failing").orElseThrow();

      var thrown = catchThrowable(() -> found.execute(new TestContext()));

      assertThat(thrown).isInstanceOf(IllegalStateException.class).hasMessage("always");
      assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
      assertThat(deployment.isRunning()).isTrue();
    }
  }

  @Test
  void letsARunEndWellThatItsDeploymentDidNotOutlive() throws Exception {
    var deployment = deploy(Last.class);
    Last.undeploy = deployment::shutdown;
    var found = ExecutorDirectory.shared().find("last").orElseThrow();

    var run = new TestContext();
    found.execute(run);

    assertThat(run.written()).isEqualTo("done");
    assertThat(deployment.isRunning()).isFalse();
  }

  @Test
  void namesAllFaultsOfADeploymentAtOnceAndEntersNothingOfIt() {
    var refused =
        catchThrowable(
            () -> deploy(Greeter.class, Name.class, SameType.class, Blank.class, NoExecutor.class));

    assertThat(refused)
        .hasMessageContaining("'greeter'")
        .hasMessageContaining(SameType.class.getName())
        .hasMessageContaining("type ' '")
        .hasMessageContaining(NoExecutor.class.getName());
    assertThat(ExecutorDirectory.shared().find("greeter")).isEmpty();
  }

  @Test
  void refusesSettingsThatCannotBeDescribedTogetherWithAllOtherFaults() {
    var refused =
        catchThrowable(() -> deploy(Greeter.class, Name.class, SameType.class, Odd.class));

    assertThat(refused)
        .hasMessageContaining("'greeter'")
        .hasMessageContaining(OddSettings.class.getName() + ", component 'first'")
        .hasMessageContaining("component 'second'");
    assertThat(ExecutorDirectory.shared().find("odd")).isEmpty();
    assertThat(ExecutorDirectory.shared().find("greeter")).isEmpty();
  }

  @Test
  void describesTheSettingsThatAnExecutorDeclares() {
    try (var deployment = deploy(Even.class, Failing.class)) {
      assertThat(deployment.isRunning()).isTrue();
      var even = ExecutorDirectory.shared().find("even").orElseThrow().description();
      var failing = ExecutorDirectory.shared().find("failing").orElseThrow().description();

      assertThat(even.settings()).isSameAs(SettingsForm.of(EvenSettings.class));
      assertThat(failing.settings()).as("declares none").isNull();
    }
  }

  @Test
  void refusesADeploymentThatBringsATypeOfAnotherAndLeavesThatAlone() throws Exception {
    try (var first = deploy(Greeter.class, Name.class)) {
      var refused = catchThrowable(() -> deploy(SameType.class, Failing.class));

      assertThat(refused)
          .hasMessageContaining("'greeter'")
          .hasMessageContaining(SameType.class.getName())
          .hasMessageContaining(Greeter.class.getName());
      assertThat(ExecutorDirectory.shared().find("failing")).isEmpty();
      assertThat(ExecutorDirectory.shared().find("greeter").orElseThrow().description().className())
          .isEqualTo(Greeter.class.getName());
      assertThat(first.isRunning()).isTrue();
    }
  }

  private static WeldContainer deploy(Class<?>... classes) {
    return new Weld()
        .disableDiscovery()
        .addExtension(new DispatchExecutorExtension())
        .beanClasses(classes)
        .initialize();
  }

  /** Greets. */
  @DispatchExecutor(type = "greeter", name = "Greeter", restricted = true)
  public static class Greeter implements DispatchTaskExecutor {

    static final List<Greeter> DESTROYED = new ArrayList<>();

    @Inject Name name;

    @Override
    public void execute(DispatchTaskContext context) {
      context.output().print("hello " + name.next());
    }

    @PreDestroy
    void destroy() {
      DESTROYED.add(this);
    }
  }

  /** Counts within a request. */
  @RequestScoped
  public static class Name {

    private int count;

    int next() {
      return count++;
    }
  }

  /** Has a type that another has. */
  @DispatchExecutor(type = "greeter", name = "Other")
  public static class SameType implements DispatchTaskExecutor {

    @Override
    public void execute(DispatchTaskContext context) {}
  }

  /** Has no type to speak of. */
  @DispatchExecutor(type = " ", name = "Blank")
  public static class Blank implements DispatchTaskExecutor {

    @Override
    public void execute(DispatchTaskContext context) {}
  }

  /** Cannot be executed. */
  @DispatchExecutor(type = "none", name = "None")
  public static class NoExecutor {}

  @DispatchExecutor(type = "last", name = "Last")
  public static class Last implements DispatchTaskExecutor {

    static Runnable undeploy = () -> {};

    @Override
    public void execute(DispatchTaskContext context) {
      context.output().print("done");
      undeploy.run();
    }
  }

  /** Fails. */
  @DispatchExecutor(type = "failing", name = "Failing")
  public static class Failing implements DispatchTaskExecutor {

    @Override
    public void execute(DispatchTaskContext context) {
      throw new IllegalStateException("always");
    }
  }

  /** Declares settings that cannot be described. */
  @DispatchExecutor(type = "odd", name = "Odd", settings = OddSettings.class)
  public static class Odd extends Failing {}

  record OddSettings(Object first, List<Object> second) {}

  /** Declares settings. */
  @DispatchExecutor(type = "even", name = "Even", settings = EvenSettings.class)
  public static class Even extends Failing {}

  record EvenSettings(int number) {}
}
