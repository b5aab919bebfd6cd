// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A transaction of the server that a test ends by hand. */
public final class ServersTransaction implements TransactionSynchronizationRegistry {

  private final Map<Object, Object> resources = new HashMap<>();
  private final List<Synchronization> synchronizations = new ArrayList<>();

  private boolean ended;

  /** Ends it while somebody waits, so that it takes nothing on any more. */
  void timeOut() {
    ended = true;
  }

  /** Ends it well; who follows its end may have others follow it, too. */
  public void end() {
    for (int i = 0; i < synchronizations.size(); i++) {
      synchronizations.get(i).beforeCompletion();
    }
    end(Status.STATUS_COMMITTED);
  }

  /** Ends it, and nothing of it remains. */
  public void rollBack() {
    end(Status.STATUS_ROLLEDBACK);
  }

  private void end(int status) {
    synchronizations.forEach(synch -> synch.afterCompletion(status));
  }

  @Override
  public Object getTransactionKey() {
    return this;
  }

  @Override
  public void putResource(Object key, Object value) {
    resources.put(key, value);
  }

  @Override
  public Object getResource(Object key) {
    return resources.get(key);
  }

  @Override
  public void registerInterposedSynchronization(Synchronization synch) {
    if (ended) {
      throw new IllegalStateException("it has ended");
    }
    synchronizations.add(synch);
  }

  @Override
  public int getTransactionStatus() {
    return Status.STATUS_ACTIVE;
  }

  @Override
  public void setRollbackOnly() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean getRollbackOnly() {
    return false;
  }
}
