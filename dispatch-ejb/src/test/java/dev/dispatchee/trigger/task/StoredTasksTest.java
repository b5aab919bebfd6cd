// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.EngineOnDatabase.LogRow;
import dev.dispatchee.database.ServersTransaction;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.database.UnreliableDataSource;
import dev.dispatchee.database.UnreliableDataSource.Fault;
import dev.dispatchee.listener.BellRoute;
import dev.dispatchee.listener.DispatchBell;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.node.Node;
import jakarta.transaction.Synchronization;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of tasks that are handed over with and without a transaction, on both databases. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class StoredTasksTest {

  private static final Instant NOON = EngineOnDatabase.NOON;

  private final EngineOnDatabase engine;
  private final UnreliableDataSource way;
  private final List<Instant> alarms = new ArrayList<>();
  private final StoredTasks stored;
  private final ServersTransaction transaction = new ServersTransaction();
  private final ResourcesOfTransaction resources = new ResourcesOfTransaction();
  private final CallerTransaction callers =
      new CallerTransaction(resources, transaction, "java:ours");

  StoredTasksTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
    way = new UnreliableDataSource(engine.database);
    stored =
        new StoredTasks(
            way.database(),
            new TaskWriter(engine.inserts, engine.clock),
            engine.inserts,
            // There is no queue here: it stays silent.
            new DispatchBell(
                BellRoute.own(),
                new dev.dispatchee.trace.Tracing(dev.dispatchee.trace.Traces.NONE)),
            alarms::add);
  }

  @Test
  void areRowsWhenTheyAreStored() throws Exception {
    var subject = engine.aTrigger().create();
    var batch = batch(subject, null, 2);

    stored.store(List.of(batch));

    assertThat(logs(subject))
        .extracting(LogRow::id, LogRow::status, LogRow::cause, LogRow::planned, LogRow::targetNode)
        .containsExactly(
            tuple(id(batch, 0), "QUEUED", "ENQUEUED", NOON, "*"),
            tuple(id(batch, 1), "QUEUED", "ENQUEUED", NOON, "*"));
    assertThat(stages(batch)).containsOnly(TaskRun.Stage.STORED);
    assertThat(newest(subject)).as("noted later").isZero();
    followAll();
    assertThat(newest(subject)).isEqualTo(id(batch, 1));
    assertThat(alarms).isEmpty();
  }

  @Test
  void haveAnAuditRowForEachCall() {
    var subject = engine.aTrigger().create();
    var many = batch(subject, null, 3);

    stored.store(List.of(batch(subject, NOON.plusSeconds(60), 1)));
    stored.store(List.of(many));

    assertThat(engine.number("select count(*) from dispatch_audit where action = 'RUN'"))
        .isEqualTo(2);
    assertThat(engine.text("select after_state from dispatch_audit order by id limit 1"))
        .isEqualTo(
            "{\"deployment\":\"orders.war\",\"at\":\"2026-11-24T12:01:00Z\","
                + "\"dispatchTaskSettings\":{\"n\":\"0\"}}");
    assertThat(engine.text("select after_state from dispatch_audit order by id desc limit 1"))
        .isEqualTo(
            "{\"deployment\":\"orders.war\",\"runs\":3,\"firstLogId\":%d,\"lastLogId\":%d}"
                .formatted(id(many, 0), id(many, 2)));
  }

  @Test
  void haveAnAlarmForWhenTheyAreDue() throws Exception {
    var subject = engine.aTrigger().create();
    var at = NOON.plusSeconds(60);

    stored.store(List.of(batch(subject, at, 1)));
    followAll();

    assertThat(alarms).containsExactly(at);
    assertThat(logs(subject)).extracting(LogRow::planned).containsExactly(at);
  }

  @Test
  void areStoredAtTheVeryEndOfATransactionThatTakesThemIn() {
    var subject = engine.aTrigger().create();
    var batch = batch(subject, null, 1);
    var seenByOthers = new ArrayList<Integer>();

    TasksInTransaction.of(callers, stored).add(batch);
    // Such as what writes entities, which came later and still uses resources.
    transaction.registerInterposedSynchronization(
        atTheEnd(() -> seenByOthers.add(logs(subject).size())));
    assertThat(logs(subject)).isEmpty();
    transaction.end();

    assertThat(seenByOthers).containsExactly(0);
    assertThat(stages(batch)).containsOnly(TaskRun.Stage.STORED);
    assertThat(logs(subject)).hasSize(1);
  }

  @Test
  void thatAreHandedOverAtTheEndAreStoredToo() {
    var subject = engine.aTrigger().create();
    var first = batch(subject, null, 1);
    var last = batch(subject, null, 1);

    TasksInTransaction.of(callers, stored).add(first);
    transaction.registerInterposedSynchronization(
        atTheEnd(
            () ->
                transaction.registerInterposedSynchronization(
                    atTheEnd(() -> TasksInTransaction.of(callers, stored).add(last)))));
    transaction.end();

    assertThat(logs(subject)).hasSize(2);
  }

  @Test
  void areNothingAfterARollback() {
    var subject = engine.aTrigger().create();
    var batch = batch(subject, null, 1);

    TasksInTransaction.of(callers, stored).add(batch);
    transaction.rollBack();

    assertThat(logs(subject)).isEmpty();
    assertThat(stages(batch)).containsOnly(TaskRun.Stage.DISCARDED);
  }

  @Test
  void areStoredAfterTheCommitOfATransactionThatCannotTakeThemIn() throws Exception {
    var subject = engine.aTrigger().create();
    var batch = batch(subject, null, 2);
    resources.with(new CallerTransactionTest.WithoutXa("java:theirs"));

    TasksInTransaction.of(callers, stored).add(batch);
    transaction.end();

    assertThat(logs(subject)).isEmpty();
    assertThat(stages(batch)).containsOnly(TaskRun.Stage.PROMISED);
    followAll();
    assertThat(logs(subject)).hasSize(2);
    assertThat(stages(batch)).containsOnly(TaskRun.Stage.STORED);
    assertThat(newest(subject)).isEqualTo(id(batch, 1));
  }

  @Test
  void areStoredWhenTheDatabaseIsBack() throws Exception {
    var subject = engine.aTrigger().create();
    var batch = batch(subject, null, 1);
    way.has(Fault.AWAY);

    stored.storeSoon(List.of(batch));
    assertThatThrownBy(stored::work).hasMessageContaining("broken");
    assertThat(stages(batch)).doesNotContain(TaskRun.Stage.DISCARDED, TaskRun.Stage.STORED);
    way.has(Fault.NONE);
    followAll();

    assertThat(logs(subject)).hasSize(1);
    assertThat(stages(batch)).containsOnly(TaskRun.Stage.STORED);
  }

  @Test
  void failWithTheTransactionIfTheyCannotBeStoredInIt() {
    var subject = engine.aTrigger().create();
    TasksInTransaction.of(callers, stored).add(batch(subject, null, 1));
    way.has(Fault.AWAY);

    assertThatThrownBy(transaction::end).hasMessageContaining("broken");
  }

  @Test
  void areNotStoredIfTheyAreDroppedBefore() throws Exception {
    var subject = engine.aTrigger().create();
    var batch = batch(subject, null, 2);
    TasksInTransaction.of(callers, stored).add(batch);

    assertThat(batch.runs().get(0).drop()).isTrue();
    transaction.end();
    followAll();

    assertThat(logs(subject)).extracting(LogRow::id).containsExactly(id(batch, 1));
    assertThat(stages(batch)).containsExactly(TaskRun.Stage.DISCARDED, TaskRun.Stage.STORED);
    assertThat(batch.runs().get(1).drop()).as("it is too late").isFalse();
  }

  private static Synchronization atTheEnd(Runnable task) {
    return new Synchronization() {
      @Override
      public void beforeCompletion() {
        task.run();
      }

      @Override
      public void afterCompletion(int status) {}
    };
  }

  private TaskBatch batch(RunSubject subject, @Nullable Instant at, int count) {
    var ids =
        engine.database.withConnection(connection -> engine.inserts.reserve(connection, count));
    var runs = new ArrayList<TaskRun>();
    for (int i = 0; i < count; i++) {
      var own =
          new RunSubject(
              subject.trigger(),
              subject.triggerName(),
              subject.executorType(),
              "{\"n\":\"%d\"}".formatted(i),
              subject.priority());
      runs.add(
          new TaskRun(
              ids.get(i),
              now -> NewRun.enqueued(own, at == null ? now : at, Node.ANY, true, "ann")));
    }
    return new TaskBatch(subject, runs, at, "ann", "orders.war");
  }

  private List<LogRow> logs(RunSubject subject) {
    return engine.logsOf(subject.trigger().value());
  }

  private long newest(RunSubject subject) {
    return engine.number(
        "select coalesce(newest_log_id, 0) from dispatch_trigger where id = "
            + subject.trigger().value());
  }

  private static long id(TaskBatch batch, int index) {
    return batch.runs().get(index).id().value();
  }

  private static List<TaskRun.Stage> stages(TaskBatch batch) {
    return batch.runs().stream().map(TaskRun::stage).toList();
  }

  /** Has its thread do all that has come so far. */
  private void followAll() throws Exception {
    var thread = Executors.newSingleThreadExecutor();
    try {
      thread.submit(
          () -> {
            stored.work();
            return true;
          });
      stored.settle(Duration.ofSeconds(20));
    } finally {
      thread.shutdownNow();
      assertThat(thread.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }
  }
}
