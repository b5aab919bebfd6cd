// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Has all who write take turns: transactions of our own, and those that the server ends. */
final class WriteTurns {

  private static final String HAS_THE_TURN = "dev.dispatchee.database.hasTheTurn";

  private final WriteTurn turn = new WriteTurn();
  private final @Nullable TransactionSynchronizationRegistry transactions;

  /**
   * Nobody's turn yet.
   *
   * @param transactions the server's; null if only transactions of our own write
   */
  WriteTurns(@Nullable TransactionSynchronizationRegistry transactions) {
    this.transactions = transactions;
  }

  /**
   * Does work that begins and ends its transaction by itself.
   *
   * @throws DatabaseException if the turn does not come
   */
  <T> T inTurn(Supplier<T> writing) {
    turn.take();
    try {
      return writing.get();
    } finally {
      turn.giveBack();
    }
  }

  /**
   * Takes the turn for the transaction of the server on this thread, until that ends; nothing
   * happens if it has it.
   *
   * @throws DatabaseException if the turn does not come
   */
  void begin() {
    if (transactions != null && transactions.getResource(HAS_THE_TURN) == null) {
      turn.take();
      giveBackAtTheEnd(transactions);
    }
  }

  private void giveBackAtTheEnd(TransactionSynchronizationRegistry open) {
    boolean willBe = false;
    try {
      open.registerInterposedSynchronization(new GivesBack(turn));
      willBe = true;
      open.putResource(HAS_THE_TURN, true);
    } finally {
      if (!willBe) {
        // The transaction ended while it waited for its turn, such as by its time-out.
        turn.giveBack();
      }
    }
  }

  private record GivesBack(WriteTurn turn) implements Synchronization {

    @Override
    public void beforeCompletion() {
      // It is given back when others can see what was written.
    }

    @Override
    public void afterCompletion(int status) {
      turn.giveBack();
    }
  }
}
