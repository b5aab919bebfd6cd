// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;
import dev.dispatchee.api.DispatchTaskSettings;
import dev.dispatchee.api.task.TaskRefusedException;
import dev.dispatchee.api.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordedTasksTest {

  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

  private final RecordedTasks tasks = new RecordedTasks();

  /** Has settings. */
  @DispatchExecutor(type = "count", name = "Count", settings = Counted.class)
  static class Counting implements DispatchTaskExecutor {

    @Override
    public void execute(DispatchTaskContext context) {}
  }

  record Counted(int number) {}

  @Test
  void keepWhatIsHandedOverInItsOrder() {
    tasks.enqueue("count", new Counted(1));
    tasks.schedule(NOON, "count", Map.of("number", "2"));
    tasks.enqueueAll("count", List.of(new Counted(3), new Counted(4)));
    tasks.runTrigger("nightly", Map.of("day", "monday"));

    assertThat(tasks.of("count"))
        .extracting(task -> task.setting("number"))
        .containsExactly("1", "2", "3", "4");
    assertThat(tasks.of("count").get(1).at()).contains(NOON);
    assertThat(tasks.of("count").get(0).settings(Counted.class)).isEqualTo(new Counted(1));
    assertThat(tasks.only("nightly").settings()).isEqualTo(Map.of("day", "monday"));
    assertThat(tasks.all()).extracting(RecordedTask::id).doesNotHaveDuplicates().hasSize(5);
    assertThat(tasks.find(tasks.only("nightly").id())).contains(tasks.only("nightly"));
  }

  @Test
  void tellWhatIsThereWhenSomethingElseIsExpected() {
    tasks.enqueue("count", new Counted(1));

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> tasks.only("mail"))
        .withMessageContaining("found 0; all tasks: [task 1 of 'count'");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> tasks.only("count").setting("day"))
        .withMessageContaining("[number]");
  }

  @Test
  void becomeWhatTheTestSays() throws InterruptedException {
    tasks.answering("count", task -> task.succeed(task.setting("number") + " counted"));

    var task = tasks.enqueue("count", new Counted(7));
    assertThat(task.state().status()).isEqualTo(TaskStatus.QUEUED);
    assertThat(task.await(Duration.ofSeconds(1)).result()).isEqualTo("7 counted");
    assertThat(task.await(Duration.ofSeconds(1)).isSuccessful()).isTrue();
    assertThat(task.cancel()).isFalse();

    var failing = tasks.enqueue("mail", Map.of());
    assertThat(failing.await(Duration.ofSeconds(1)).ended()).isFalse();
    tasks.only("mail").fail("no server");
    assertThat(failing.state().error()).isEqualTo("no server");
    assertThatThrownBy(() -> tasks.only("mail").succeed())
        .isInstanceOf(IllegalStateException.class);
    var canceled = tasks.enqueue("count", new Counted(8));
    assertThat(canceled.cancel()).isTrue();
    assertThat(canceled.state().status()).isEqualTo(TaskStatus.CANCELED);
  }

  @Test
  void refuseAsAServerWhatItsExecutorsDoNotAllow() {
    var strict = new RecordedTasks(Counting.class);

    strict.enqueue("count", new Counted(1));
    assertThatExceptionOfType(TaskRefusedException.class)
        .isThrownBy(() -> strict.enqueue("mail", Map.of()))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo("unknown-executor-type"));
    assertThatExceptionOfType(TaskRefusedException.class)
        .isThrownBy(
            () ->
                strict.enqueueAll(
                    "count",
                    List.of(
                        new DispatchTaskSettings(Map.of("number", "2")),
                        new DispatchTaskSettings(Map.of("number", "x")))))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo("validation-failed"))
        .withMessageContaining("number");
    assertThat(strict.all()).hasSize(1);
  }
}
