// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.ToldLines;
import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;
import dev.dispatchee.api.discovery.DispatchExecutorExtension;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.registry.DispatchTaskExecutorRegistry;
import dev.dispatchee.trigger.draft.StoredSettings;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExecutorWatchTest {

  @RegisterExtension final ToldLines told = new ToldLines("dev.dispatchee.configurator");

  private final EngineOnDatabase engine = new EngineOnDatabase(TestDatabase.H2);
  private final ExecutorWatch watch =
      new ExecutorWatch(
          new DispatchTaskExecutorRegistry(),
          engine.sharedExecutors,
          new StoredSettings(engine.database));

  @Test
  void tellsWhichComeAndGoAndWhichSettingsOfOldTheyDoNotAccept() {
    watch.look();
    for (int i = 0; i < 7; i++) {
      engine.aTrigger().ofExecutor("demanding").create();
    }

    try (var deployment = deployed()) {
      assertThat(deployment.isRunning()).isTrue();
      watch.look();
      watch.look();
    }
    watch.look();

    assertThat(told.lines()).hasSize(3);
    assertThat(told.lines().get(0)).startsWith("DISP00515: Executor 'demanding' of ");
    assertThat(told.lines().get(1))
        .startsWith("DISP00517: Executor 'demanding' of ")
        .contains(" of 7 triggers: 'trigger ", ", …. Their runs");
    assertThat(told.lines().get(2)).startsWith("DISP00516: Executor 'demanding' of ");
  }

  @Test
  void tellsOfNothingThatWasThereBefore() {
    try (var deployment = deployed()) {
      assertThat(deployment.isRunning()).isTrue();
      watch.look();
      watch.look();

      assertThat(told.lines()).isEmpty();
    }
  }

  @Test
  void tellsTheOtherNodesOnceMoreWhatTheDatabaseMayHaveForgotten() {
    try (var deployment = deployed()) {
      assertThat(deployment.isRunning()).isTrue();
      watch.look();
      engine.update("delete from dispatch_node_executor");
      watch.look();
      assertThat(engine.number("select count(*) from dispatch_node_executor")).isZero();

      watch.mayBeForgotten();

      assertThat(watch.look()).as("there is news").isFalse();
      assertThat(engine.number("select count(*) from dispatch_node_executor")).isOne();
      assertThat(told.lines()).isEmpty();
    }
  }

  private static WeldContainer deployed() {
    return new Weld()
        .disableDiscovery()
        .addExtension(new DispatchExecutorExtension())
        .beanClasses(Demanding.class)
        .initialize();
  }

  /** Wants a setting that none of the triggers has. */
  @DispatchExecutor(type = "demanding", name = "Demanding", settings = Demanding.Settings.class)
  public static class Demanding implements DispatchTaskExecutor {

    @Override
    public void execute(DispatchTaskContext context) {
      context.output().print(context.settings().as(Settings.class).wanted());
    }

    record Settings(String wanted) {}
  }
}
