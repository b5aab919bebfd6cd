// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.ToldLines;
import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchSchedule;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;
import dev.dispatchee.api.discovery.DispatchExecutorExtension;
import dev.dispatchee.registry.DispatchTaskExecutorRegistry;
import dev.dispatchee.trigger.declare.DeclarationResult;
import dev.dispatchee.trigger.declare.Declarations;
import dev.dispatchee.trigger.declare.Declarer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeclarationWatchTest {

  private static final DeclarationResult MADE = new DeclarationResult(1, 1, 0, 0, List.of());
  private static final DeclarationResult NOTHING = new DeclarationResult(1, 0, 0, 0, List.of());

  @RegisterExtension final ToldLines told = new ToldLines("dev.dispatchee.configurator");

  private final Answering declarer = new Answering();
  private final DeclarationWatch watch =
      new DeclarationWatch(new DispatchTaskExecutorRegistry(), declarer);
  private WeldContainer deployment;

  @BeforeEach
  void deploy() {
    deployment =
        new Weld()
            .disableDiscovery()
            .addExtension(new DispatchExecutorExtension())
            .beanClasses(Declaring.class)
            .initialize();
  }

  @AfterEach
  void undeploy() {
    if (deployment.isRunning()) {
      deployment.shutdown();
    }
  }

  @Test
  void takesADeploymentOnceAndAgainWhenItHasComeAgain() {
    declarer.answer(MADE, NOTHING);

    looks(20);
    assertThat(declarer.asked)
        .singleElement()
        .satisfies(one -> assertThat(one.drafts()).hasSize(1));
    assertThat(told.lines())
        .containsExactly(
            "DISP00541: Triggers that deployment 'test-classes' declares: 1. Made: 1; brought up to"
                + " date: 0; deactivated, as they are declared no more: 0");
    // Within a second: no look sees that it is gone.
    deployment.shutdown();
    deploy();
    looks(2);

    assertThat(declarer.asked).hasSize(2);
    assertThat(told.lines()).as("nothing was done").hasSize(1);
  }

  @Test
  void triesAgainSoonWhenOthersWereAtIt() {
    declarer.answers.add(Optional::empty);
    declarer.answer(MADE);

    looks(2);

    assertThat(declarer.asked).hasSize(2);
    assertThat(told.lines()).hasSize(1);
  }

  @Test
  void triesAgainNowAndThenWhatIsRefusedAndTellsItOnce() {
    declarer.answer(refused("one"), refused("one"), refused("another"), MADE);

    looks(10);
    assertThat(declarer.asked).as("not every second").hasSize(1);
    looks(60);

    assertThat(declarer.asked).hasSize(4);
    assertThat(told.lines()).hasSize(3);
    assertThat(told.lines().get(0))
        .isEqualTo(
            "DISP00542: Deployment 'test-classes' declares triggers, none of which is taken as one"
                + " is wrong; its executors work. one");
    assertThat(told.lines().get(1)).startsWith("DISP00542").endsWith("another");
    assertThat(told.lines().get(2)).startsWith("DISP00541");
  }

  @Test
  void tellsTheFirstOfManyFaults() {
    declarer.answer(refused(IntStream.range(0, 25).mapToObj(i -> "f" + i).toArray(String[]::new)));

    watch.look();

    assertThat(told.lines()).hasSize(21);
    assertThat(told.lines().get(20))
        .isEqualTo(
            "DISP00543: Deployment 'test-classes': 5 more faults in the triggers that it declares");
  }

  @Test
  void triesAgainWhatFailed() {
    declarer.answers.add(
        () -> {
          throw new IllegalStateException("the database is away");
        });
    declarer.answer(MADE);

    assertThatThrownBy(watch::look).hasMessage("the database is away");
    looks(20);

    assertThat(declarer.asked).hasSize(2);
    assertThat(told.lines()).hasSize(1);
  }

  @Test
  void beginsAnewWhenWhatWasDoneMayBeForgotten() {
    declarer.answer(MADE, MADE);
    looks(1);

    watch.mayBeForgotten();
    looks(1);

    assertThat(declarer.asked).hasSize(2);
  }

  private void looks(int times) {
    for (int i = 0; i < times; i++) {
      watch.look();
    }
  }

  private static DeclarationResult refused(String... faults) {
    return new DeclarationResult(1, 0, 0, 0, List.of(faults));
  }

  private static final class Answering extends Declarer {

    private final Deque<Supplier<Optional<DeclarationResult>>> answers = new ArrayDeque<>();
    private final List<Declarations> asked = new ArrayList<>();

    private Answering() {
      super(null, null);
    }

    private void answer(DeclarationResult... results) {
      for (var result : results) {
        answers.add(() -> Optional.of(result));
      }
    }

    @Override
    public Optional<DeclarationResult> apply(Declarations declarations) {
      asked.add(declarations);
      return answers.remove().get();
    }
  }

  /** Declares a trigger. */
  @DispatchExecutor(type = "declaring", name = "Declaring")
  @DispatchSchedule(name = "Yearly", cron = "0 0 0 1 1 ?")
  public static class Declaring implements DispatchTaskExecutor {

    @Override
    public void execute(DispatchTaskContext context) {
      context.output().print("hello");
    }
  }
}
