// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dispatchee.access.AccessGroups;
import dev.dispatchee.api.discovery.TaskOrigin;
import dev.dispatchee.api.discovery.TaskRequest;
import dev.dispatchee.api.task.EnqueuedTask;
import dev.dispatchee.api.task.TaskRefusedException;
import dev.dispatchee.api.task.TaskStatus;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.trigger.task.TaskIntake;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What deployments may hand over, and in whose name, on both databases. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class HandedOverTest {

  private static final TaskOrigin ORDERS = new TaskOrigin("orders.war", null, Set.of("restricted"));
  private static final TaskOrigin OTHER = new TaskOrigin("other.war", "ann", Set.of());
  private static final TaskOrigin TRUSTED = new TaskOrigin("trusted.war", null, Set.of());

  // One for all tests on a database: beans take longer to start than all that is tried here.
  private static EngineOnDatabase engine;
  private static ServicesOnDatabase services;

  HandedOverTest(TestDatabase kind) {
    if (engine == null) {
      engine = new EngineOnDatabase(kind);
      services = new ServicesOnDatabase(engine);
      // Rows of triggers that a test makes by itself have the ids before.
      engine.update("alter sequence dispatch_trigger_seq restart with 1000000");
    }
  }

  // Not after all: then the tests of the second database would be on the first.
  @AfterParameterizedClassInvocation
  static void close() {
    services.close();
    engine = null;
  }

  @Test
  void belongsToOneTriggerOfItsExecutor() throws Exception {
    var first = enqueue(ORDERS, "open", Map.of("n", "1"));
    var second = enqueue(OTHER, "open", Map.of("n", "2"));

    assertThat(state(first)).isEqualTo(TaskStatus.QUEUED);
    assertThat(
            engine.number(
                "select count(*) from dispatch_trigger where external_reference_code ="
                    + " 'dispatch:tasks:open' and name = 'Tasks: open' and system_trigger and not"
                    + " active and overlap_allowed and created_by = 'deployment:orders.war'"))
        .isEqualTo(1);
    assertThat(column("requested_by", first)).isEqualTo("deployment:orders.war");
    assertThat(column("requested_by", second)).isEqualTo("ann");
    assertThat(column("task_settings", second)).isEqualTo("{\"n\":\"2\"}");
    assertThat(column("trigger_name", second)).isEqualTo("Tasks: open");
  }

  @Test
  void isRefusedForRestrictedExecutorsOfOthersUnlessAnAdministratorTrustsTheDeployment()
      throws Exception {
    assertThatExceptionOfType(TaskRefusedException.class)
        .isThrownBy(() -> enqueue(OTHER, "restricted", Map.of()))
        .withMessageContaining("'other.war'")
        .satisfies(refused -> assertThat(refused.code()).isEqualTo("forbidden"));

    assertThat(state(enqueue(ORDERS, "restricted", Map.of()))).isEqualTo(TaskStatus.QUEUED);
    assertThat(state(enqueue(TRUSTED, "restricted", Map.of()))).isEqualTo(TaskStatus.QUEUED);
  }

  @Test
  void runsATriggerOfARestrictedExecutorWithItsOwnSettingsAlone() throws Exception {
    var trigger = engine.aTrigger().ofExecutor("restricted").create().trigger().value();
    var code = "code-" + trigger;

    var run = with(intake -> intake.run(OTHER, code, Map.of()));

    assertThat(column("trigger_id", run)).isEqualTo(Long.toString(trigger));
    assertThatExceptionOfType(TaskRefusedException.class)
        .isThrownBy(() -> with(intake -> intake.run(OTHER, code, Map.of("a", "b"))))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo("forbidden"));
    var changed = with(intake -> intake.run(ORDERS, code, Map.of("a", "b")));
    assertThat(column("task_settings", changed)).contains("\"a\":\"b\"");
  }

  @Test
  void isForDeploymentsThatATriggerNamesIfItNamesGroups() throws Exception {
    var shown = engine.aTrigger().ofExecutor("open").create();
    access(shown, new AccessGroups(List.of(), List.of("deployment:orders.war"), List.of()));
    var hidden = engine.aTrigger().ofExecutor("open").create();
    access(hidden, new AccessGroups(List.of("deployment:orders.war"), List.of(), List.of()));

    for (var trigger : List.of(shown, hidden)) {
      var code = "code-" + trigger.trigger();
      var task = with(intake -> intake.run(ORDERS, code, Map.of()));
      Optional<EnqueuedTask> ours = with(intake -> intake.find(ORDERS, task.id()));
      assertThat(ours).isPresent();
      Optional<EnqueuedTask> theirs = with(intake -> intake.find(OTHER, task.id()));
      assertThat(theirs).isEmpty();
      assertThatExceptionOfType(TaskRefusedException.class)
          .isThrownBy(() -> with(intake -> intake.run(OTHER, code, Map.of())))
          .satisfies(
              refused ->
                  assertThat(refused.code())
                      .isEqualTo(trigger == shown ? "forbidden" : "not-found"));
    }
  }

  private static void access(RunSubject subject, AccessGroups access) {
    Refusals.name(engine, subject, access);
  }

  @Test
  void isRefusedWithAllThatIsWrong() {
    var settings = List.of(Map.of("a", "b"), Map.of("a", "x".repeat(70_000)), Map.of(" ", "c"));

    assertThatExceptionOfType(TaskRefusedException.class)
        .isThrownBy(
            () -> with(intake -> intake.take(ORDERS, new TaskRequest("open", settings, null))))
        .withMessageContaining("[1].dispatchTaskSettings")
        .withMessageContaining("[2].dispatchTaskSettings")
        .withMessageNotContaining("[0]")
        .satisfies(refused -> assertThat(refused.code()).isEqualTo("validation-failed"));
    assertThatExceptionOfType(TaskRefusedException.class)
        .isThrownBy(() -> enqueue(ORDERS, "none", Map.of()))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo("unknown-executor-type"));
    var tooFar = Instant.parse("2099-01-01T00:00:00Z");
    assertThatExceptionOfType(TaskRefusedException.class)
        .isThrownBy(
            () ->
                with(
                    intake ->
                        intake.take(ORDERS, new TaskRequest("open", List.of(Map.of()), tooFar))))
        .withMessageContaining("2099");
  }

  @Test
  void isCanceledInTheNameOfWhoHandedItOver() throws Exception {
    var task = enqueue(OTHER, "open", Map.of());

    boolean first = task.cancel();
    boolean again = task.cancel();

    assertThat(first).isTrue();
    assertThat(again).isFalse();
    assertThat(state(task)).isEqualTo(TaskStatus.CANCELED);
    assertThat(column("canceled_by", task)).isEqualTo("ann");
    assertThat(
            engine.number(
                "select count(*) from dispatch_audit where action = 'CANCEL' and user_name = 'ann'"
                    + " and entity_id = "
                    + task.id()))
        .isEqualTo(1);
    engine.update("delete from dispatch_log where id = " + task.id());
    assertThat(state(task)).isEqualTo(TaskStatus.DELETED);
  }

  @Test
  void tenThousandAtOnceTakeNotLong() throws Exception {
    enqueue(ORDERS, "open", Map.of());
    var settings =
        IntStream.range(0, 10_000).mapToObj(i -> Map.of("n", Integer.toString(i))).toList();

    long start = System.nanoTime();
    var tasks = with(intake -> intake.take(ORDERS, new TaskRequest("open", settings, null)));
    var took = Duration.ofNanos(System.nanoTime() - start);

    System.out.printf("10,000 tasks on %s: %d ms%n", engine.database.dialect(), took.toMillis());
    assertThat(tasks).hasSize(10_000).extracting(EnqueuedTask::id).doesNotHaveDuplicates();
    assertThat(column("task_settings", tasks.get(9_999))).isEqualTo("{\"n\":\"9999\"}");
    assertThat(took).isLessThan(Duration.ofSeconds(10));
  }

  private static EnqueuedTask enqueue(TaskOrigin origin, String type, Map<String, String> settings)
      throws Exception {
    return with(intake -> intake.take(origin, new TaskRequest(type, List.of(settings), null)))
        .get(0);
  }

  private static TaskStatus state(EnqueuedTask task) throws Exception {
    return with(intake -> task.state()).status();
  }

  private static String column(String column, EnqueuedTask task) {
    return engine.text("select %s from dispatch_log where id = %d".formatted(column, task.id()));
  }

  private static <T> T with(Function<TaskIntake, T> use) throws Exception {
    return services.inTransaction(TaskIntake.class, use);
  }
}
