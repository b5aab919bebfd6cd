// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.remote;

import dev.dispatchee.SafeText;
import dev.dispatchee.audit.AuditRefusals;
import dev.dispatchee.client.Answer;
import dev.dispatchee.client.DispatchClientException.Kind;
import dev.dispatchee.client.Refusal;
import dev.dispatchee.refusal.Refused;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.Serializable;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Makes an answer of whatever comes of an attempt, and notes in the audit what was refused. Safe
 * for several threads.
 */
@Singleton
class RemoteCalls {

  // Whom a server takes a caller on its own machine for that names no user. It is nobody, whatever
  // roles somebody may have given it.
  private static final String LOCAL_USER = "$local";

  private final AuditRefusals refusals;

  @Inject
  RemoteCalls(AuditRefusals refusals) {
    this.refusals = refusals;
  }

  /** The answer to an attempt: what is made of it, or why it is refused. */
  <T extends Serializable> Answer<T> to(CallAttempt attempt, Supplier<T> work) {
    if (attempt.user().equals(LOCAL_USER)) {
      return Answer.refused(
          Refusals.of(Kind.NOT_ALLOWED, "unauthenticated", "a user must be named"));
    }
    try {
      attempt.checkRole();
      return Answer.of(work.get());
    } catch (RuntimeException thrown) {
      return Answer.refused(told(attempt, Refused.unwrapped(thrown)));
    }
  }

  private Refusal told(CallAttempt attempt, Throwable failure) {
    var refused = Refused.of(failure);
    if (refused.isEmpty()) {
      return internal(failure);
    }
    var refusal = Refusals.of(refused.get());
    if (refused.get().kind().isAttemptAt(attempt.action())) {
      note(attempt, refusal);
    }
    return refusal;
  }

  private void note(CallAttempt attempt, Refusal refusal) {
    try {
      refusals.note(attempt.refused(refusal));
    } catch (RuntimeException notNoted) {
      RemoteLog.LOG.refusalNotNoted(SafeText.of(attempt.user()), notNoted);
    }
  }

  // What went wrong stands in the log under a number, so that nothing of it is told to strangers.
  private static Refusal internal(Throwable failure) {
    var number = UUID.randomUUID().toString();
    RemoteLog.LOG.callFailed(number, failure);
    return Refusals.of(
        Kind.SERVER_FAILED, "internal-error", "see the server's log for number " + number);
  }
}
