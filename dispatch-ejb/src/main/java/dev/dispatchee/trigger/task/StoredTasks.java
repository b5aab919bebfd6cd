// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.task;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.DatabaseException;
import dev.dispatchee.listener.DispatchBell;
import dev.dispatchee.log.RunAlarm;
import dev.dispatchee.log.queue.RunInserts;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Stores tasks, and does by and by, on a thread of its own, what follows: that of tasks whose
 * transaction has committed but could not take them in, what they are; of stored ones which are the
 * newest, and alarms for later ones. Who hands over waits for none of that. Safe for several
 * threads.
 */
@Singleton
public class StoredTasks {

  private static final int MOST_AT_ONCE = 1_000;

  private final Database database;
  private final TaskWriter writer;
  private final RunInserts inserts;
  private final DispatchBell bell;
  private final RunAlarm alarms;
  private final BlockingQueue<Step> steps = new LinkedBlockingQueue<>();
  private final AtomicInteger unstored = new AtomicInteger();
  private @Nullable Step failed;

  @Inject
  StoredTasks(
      Database database,
      TaskWriter writer,
      RunInserts inserts,
      DispatchBell bell,
      RunAlarm alarms) {
    this.database = database;
    this.writer = writer;
    this.inserts = inserts;
    this.bell = bell;
    this.alarms = alarms;
  }

  /** One of: to be stored, have been stored, or told that all before it is done. */
  private record Step(
      List<TaskBatch> unstored,
      TaskWriter.@Nullable Written stored,
      @Nullable CountDownLatch told) {}

  /** Stores tasks in a transaction of their own; with none open on this thread. */
  void store(List<TaskBatch> batches) {
    rung(storeByThemselves(batches));
  }

  private TaskWriter.Written storeByThemselves(List<TaskBatch> batches) {
    var written = database.inTransactionOrAgain(connection -> writer.write(connection, batches));
    batches.forEach(TaskBatch::stored);
    return written;
  }

  /** Stores tasks in the transaction that the server will end on this thread. */
  TaskWriter.Written storeInTransaction(List<TaskBatch> batches) {
    database.beginWriting();
    return database.withConnection(connection -> writer.write(connection, batches));
  }

  /** What was stored has been committed. */
  void rung(TaskWriter.Written written) {
    ring(written);
    steps.add(new Step(List.of(), written, null));
  }

  private void ring(TaskWriter.Written written) {
    if (!written.due().isEmpty()) {
      bell.ring(written.due());
    }
  }

  /** The transaction has committed without these. */
  void storeSoon(List<TaskBatch> batches) {
    unstored.addAndGet(count(batches));
    steps.add(new Step(batches, null, null));
  }

  /**
   * Does what follows, as it comes; returns never.
   *
   * @throws DatabaseException if the database is away: called again, it goes on where it was
   */
  public void work() throws InterruptedException {
    while (true) {
      var step = failed == null ? steps.take() : failed;
      failed = step;
      take(step);
      failed = null;
    }
  }

  private void take(Step step) {
    if (step.told() != null) {
      step.told().countDown();
    } else if (step.stored() == null) {
      storeOrLose(step.unstored());
    } else {
      follow(step.stored());
    }
  }

  private void storeOrLose(List<TaskBatch> batches) {
    var written = TaskWriter.Written.nothing();
    try {
      written.add(storeByThemselves(batches));
    } catch (RuntimeException refused) {
      if (DatabaseException.isAway(refused)) {
        throw refused;
      }
      batches.forEach(TaskBatch::discarded);
      TaskLog.LOG.notStored(count(batches), refused);
    }
    unstored.addAndGet(-count(batches));
    ring(written);
    follow(written);
  }

  private void follow(TaskWriter.Written first) {
    var all = TaskWriter.Written.nothing();
    all.add(first);
    // What has gathered meanwhile is noted together: a row of a trigger is changed once.
    var more = new ArrayList<Step>();
    while (more.size() < MOST_AT_ONCE && isStored(steps.peek())) {
      var next = steps.poll();
      if (next != null && next.stored() != null) {
        more.add(next);
        all.add(next.stored());
      }
    }
    all.ahead().forEach(alarms::setFor);
    database.inTransactionOrAgain(
        connection -> {
          inserts.noteNewest(connection, all.newest().values());
          return true;
        });
  }

  private static boolean isStored(@Nullable Step step) {
    return step != null && step.stored() != null;
  }

  /** Waits until what has come so far is done, or for so long; tells what is lost then. */
  public void settle(Duration longest) throws InterruptedException {
    var told = new CountDownLatch(1);
    steps.add(new Step(List.of(), null, told));
    if (!told.await(longest.toMillis(), TimeUnit.MILLISECONDS) && unstored.get() > 0) {
      TaskLog.LOG.stoppedWithUnstored(unstored.get());
    }
  }

  private static int count(List<TaskBatch> batches) {
    return batches.stream().mapToInt(batch -> batch.runs().size()).sum();
  }
}
