// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.task;

import jakarta.transaction.Synchronization;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.transaction.xa.XAResource;

/**
 * A transaction manager with one transaction, which tells its resources by the methods that the
 * server's has. Public with all it has, as these are asked by their names.
 */
public class ResourcesOfTransaction implements TransactionManager, Transaction {

  private final Map<Object, Object> resources = new LinkedHashMap<>();
  private boolean suspended;

  /** Has a resource take part. */
  public ResourcesOfTransaction with(Object resource) {
    resources.put(resource, resource);
    return this;
  }

  /** As the server's transaction client tells what is behind it. */
  public <T> T getProviderInterface(Class<T> type) {
    return type.cast(this);
  }

  /** As Narayana tells them. */
  public Map<Object, Object> getResources() {
    return resources;
  }

  /** Whether it is suspended now. */
  public boolean isSuspended() {
    return suspended;
  }

  @Override
  public Transaction getTransaction() {
    return this;
  }

  @Override
  public Transaction suspend() {
    suspended = true;
    return this;
  }

  @Override
  public void resume(Transaction tobj) {
    suspended = false;
  }

  @Override
  public void begin() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void commit() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void rollback() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setRollbackOnly() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int getStatus() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setTransactionTimeout(int seconds) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean delistResource(XAResource xaRes, int flag) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean enlistResource(XAResource xaRes) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void registerSynchronization(Synchronization sync) {
    throw new UnsupportedOperationException();
  }
}
