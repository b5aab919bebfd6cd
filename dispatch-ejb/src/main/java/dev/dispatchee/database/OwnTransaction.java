// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/** A transaction of the server's for a part of what a service does. */
@Singleton
public class OwnTransaction {

  /** Does work in a transaction of its own, which an exception rolls back. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public <T> T of(Supplier<T> work) {
    return work.get();
  }
}
