// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.task;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that are handed over in one transaction of somebody else's. They are stored at its very
 * end, when all its resources are known: if it takes ours in beside them, in it, so that all is
 * committed or nothing; else after its commit. Nothing of theirs is in the way of what the caller
 * does until then. For one thread at a time.
 */
final class TasksInTransaction implements Synchronization {

  private static final Object KEY = TasksInTransaction.class.getName();

  private final CallerTransaction transaction;
  private final StoredTasks stored;
  private final List<TaskBatch> batches = new ArrayList<>();
  private TaskWriter.@Nullable Written written;
  private boolean closed;

  private TasksInTransaction(CallerTransaction transaction, StoredTasks stored) {
    this.transaction = transaction;
    this.stored = stored;
  }

  /** Those of the transaction that is open on this thread, to which more can be added. */
  static TasksInTransaction of(CallerTransaction transaction, StoredTasks stored) {
    if (transaction.attached(KEY) instanceof TasksInTransaction open && !open.closed) {
      return open;
    }
    var opened = new TasksInTransaction(transaction, stored);
    transaction.follow(opened);
    transaction.attach(KEY, opened);
    return opened;
  }

  void add(TaskBatch batch) {
    batches.add(batch);
  }

  // Others who follow the end may still use resources, such as what writes entities. So once more,
  // and behind all who are there by now.
  @Override
  public void beforeCompletion() {
    transaction.follow(new AtTheVeryEnd());
  }

  private void store() {
    closed = true;
    if (transaction.takesUsIn()) {
      written = stored.storeInTransaction(batches);
    }
  }

  @Override
  public void afterCompletion(int status) {
    closed = true;
    if (status != Status.STATUS_COMMITTED) {
      batches.forEach(TaskBatch::discarded);
    } else if (written == null) {
      stored.storeSoon(batches);
    } else {
      batches.forEach(TaskBatch::stored);
      stored.rung(written);
    }
  }

  private final class AtTheVeryEnd implements Synchronization {

    @Override
    public void beforeCompletion() {
      store();
    }

    @Override
    public void afterCompletion(int status) {
      // It is told to those whose end this is.
    }
  }
}
