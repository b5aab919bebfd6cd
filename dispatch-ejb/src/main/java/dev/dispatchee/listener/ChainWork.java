// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import dev.dispatchee.chain.ChainSteps;
import dev.dispatchee.database.DatabaseException;
import dev.dispatchee.log.DispatchLogId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Takes runs of chains on, on a thread of its own, which holds no worker: when a run of this node
 * that belongs to a chain has ended, and once a second while there are runs of chains. For one
 * thread at a time.
 */
@Singleton
public class ChainWork {

  /** So that chains within chains go on at once, and a fault cannot keep this busy for ever. */
  private static final int MOST_ROUNDS = 100;

  private final ChainSteps steps;
  private final ResultWriter writer;
  private final DispatchBell bell;

  @Inject
  ChainWork(ChainSteps steps, ResultWriter writer, DispatchBell bell) {
    this.steps = steps;
    this.writer = writer;
    this.bell = bell;
  }

  /** Says what is done when a run that belongs to a chain has ended or begun: it must be quick. */
  public void onChange(Runnable action) {
    writer.onChangeOfChain(action);
  }

  /**
   * Takes on what can go on.
   *
   * @throws DatabaseException if the database is away
   */
  public void look() {
    boolean more = true;
    for (int round = 0; more && round < MOST_ROUNDS; round++) {
      more = false;
      for (var chain : steps.ready()) {
        more |= take(chain);
      }
    }
  }

  // One that cannot go on keeps no other back.
  private boolean take(DispatchLogId chain) {
    try {
      var taken = steps.take(chain);
      if (!taken.queued().isEmpty()) {
        bell.ring(taken.queued());
      }
      if (taken.result() != null && taken.written() != null) {
        writer.tell(taken.written(), List.of(taken.result()));
      }
      return taken.didSomething();
    } catch (DatabaseException refused) {
      if (refused.isAway()) {
        throw refused;
      }
      ListenerLog.LOG.chainStands(chain.value(), refused);
      return false;
    } catch (RuntimeException broken) {
      ListenerLog.LOG.chainStands(chain.value(), broken);
      return false;
    }
  }
}
