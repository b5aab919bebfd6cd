// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import dev.dispatchee.problem.UnavailableException;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;

/**
 * Refuses what is asked of a service while the database is away. The asker is told so at once, and
 * the log, which has it already, is spared a failure for every request.
 */
public class RefusedWhileAway {

  private static final String REASON = "the database does not answer";

  @Inject private Database database;

  /** Lets it through, or refuses it. */
  @AroundInvoke
  Object invoke(InvocationContext invocation) throws Exception {
    if (database.isAwayForLong()) {
      throw new UnavailableException(REASON);
    }
    try {
      return invocation.proceed();
    } catch (RuntimeException failed) {
      if (!DatabaseException.isAway(failed)) {
        throw failed;
      }
      DatabaseLog.LOG.stillAway(failed.getMessage());
      throw new UnavailableException(REASON);
    }
  }
}
