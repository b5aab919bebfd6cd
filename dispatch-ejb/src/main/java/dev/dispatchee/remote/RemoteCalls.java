// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.remote;

import dev.dispatchee.SafeText;
import dev.dispatchee.audit.AuditEntry.Action;
import dev.dispatchee.audit.AuditRefusals;
import dev.dispatchee.client.Answer;
import dev.dispatchee.client.DispatchClientException.Kind;
import dev.dispatchee.client.Refusal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.Set;
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

  private static final Set<Kind> REFUSED =
      EnumSet.of(Kind.NOT_ALLOWED, Kind.CONFLICT, Kind.INVALID, Kind.TOO_MANY_REQUESTS);

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
      return Answer.refused(told(attempt, Refusals.unwrapped(thrown)));
    }
  }

  private Refusal told(CallAttempt attempt, RuntimeException failure) {
    var refusal = Refusals.of(failure).orElseGet(() -> internal(failure));
    if (isAttempt(attempt, refusal)) {
      note(attempt, refusal);
    }
    return refusal;
  }

  // A mistake in what changes nothing is no attempt at anything.
  private static boolean isAttempt(CallAttempt attempt, Refusal refusal) {
    var kind = Kind.valueOf(refusal.kind());
    return attempt.action() == Action.READ ? kind == Kind.NOT_ALLOWED : REFUSED.contains(kind);
  }

  private void note(CallAttempt attempt, Refusal refusal) {
    try {
      refusals.note(attempt.refused(refusal));
    } catch (RuntimeException notNoted) {
      RemoteLog.LOG.refusalNotNoted(SafeText.of(attempt.user()), notNoted);
    }
  }

  // What went wrong stands in the log under a number, so that nothing of it is told to strangers.
  private static Refusal internal(RuntimeException failure) {
    var number = UUID.randomUUID().toString();
    RemoteLog.LOG.callFailed(number, failure);
    return Refusals.of(
        Kind.SERVER_FAILED, "internal-error", "see the server's log for number " + number);
  }
}
