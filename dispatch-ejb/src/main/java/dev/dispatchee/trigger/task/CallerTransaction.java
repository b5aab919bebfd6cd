// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.task;

import jakarta.transaction.InvalidTransactionException;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The transaction of the server in which code of any deployment calls us, on this thread. Safe for
 * several threads.
 */
public class CallerTransaction {

  private final TransactionManager manager;
  private final TransactionSynchronizationRegistry registry;
  private final String dataSource;

  /**
   * Knows those of the server.
   *
   * @param dataSource the JNDI name of our own data source
   */
  public CallerTransaction(
      TransactionManager manager, TransactionSynchronizationRegistry registry, String dataSource) {
    this.manager = manager;
    this.registry = registry;
    this.dataSource = dataSource;
  }

  /** Which it is; null if there is none. */
  public @Nullable Object key() {
    return registry.getTransactionKey();
  }

  /** Whether it can only be rolled back. There must be one. */
  public boolean isDoomed() {
    return registry.getRollbackOnly();
  }

  /** What was {@linkplain #attach attached} to it under a key; null for nothing. */
  public @Nullable Object attached(Object key) {
    return registry.getResource(key);
  }

  /** Keeps something with it until it ends. */
  public void attach(Object key, Object thing) {
    registry.putResource(key, thing);
  }

  /** Has its end told: after those who asked before, but before resources are committed. */
  public void follow(Synchronization follower) {
    registry.registerInterposedSynchronization(follower);
  }

  /**
   * Whether our data source can take part in it, in addition to what does so far. If it cannot, to
   * try would doom the transaction: one resource without XA is allowed in each, and ours is one.
   */
  public boolean takesUsIn() {
    try {
      return EnlistedResources.of(manager.getTransaction())
          .filter(resources -> resources.allow(dataSource))
          .isPresent();
    } catch (SystemException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** Does work outside of it, with no transaction open. */
  public <T> T suspended(Supplier<T> work) {
    try {
      var open = manager.suspend();
      try {
        return work.get();
      } finally {
        if (open != null) {
          manager.resume(open);
        }
      }
    } catch (SystemException | InvalidTransactionException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
