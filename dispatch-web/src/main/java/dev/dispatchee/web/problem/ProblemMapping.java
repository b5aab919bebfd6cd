// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.problem;

import dev.dispatchee.database.DatabaseException;
import dev.dispatchee.problem.DispatchException;
import dev.dispatchee.problem.TooManyRequestsException;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.web.json.UnreadableJsonException;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an exception means to the caller, when it is one that callers may be told of.
 *
 * @param code the kind of problem
 * @param detail what was found and what is allowed
 * @param violations the values at fault
 * @param headers what the answer must carry
 */
record ProblemMapping(
    ProblemCode code, String detail, List<Violation> violations, Map<String, String> headers) {

  private static ProblemMapping of(
      ProblemCode code, Throwable refused, List<Violation> violations) {
    var message = refused.getMessage();
    return new ProblemMapping(code, message == null ? code.title() : message, violations, Map.of());
  }

  private static ProblemMapping of(ProblemCode code, String detail) {
    return new ProblemMapping(code, detail, List.of(), Map.of());
  }

  /** What it means; empty when it is the server's own failure, of which nothing is told. */
  static Optional<ProblemMapping> of(Throwable failure) {
    if (failure instanceof TooManyRequestsException refused) {
      return Optional.of(tooMany(refused));
    }
    if (failure instanceof DispatchException refused) {
      return ProblemCode.of(refused.code()).map(code -> of(code, refused, violations(refused)));
    }
    if (failure instanceof ProblemException refused) {
      return Optional.of(
          new ProblemMapping(
              refused.code(),
              String.valueOf(refused.getMessage()),
              refused.violations(),
              refused.headers()));
    }
    if (failure instanceof UnreadableJsonException unreadable) {
      return Optional.of(of(ProblemCode.MALFORMED_REQUEST, unreadable, violations(unreadable)));
    }
    if (failure instanceof EJBAccessException) {
      return Optional.of(of(ProblemCode.FORBIDDEN, "the caller does not have the role for this"));
    }
    if (DatabaseException.isAway(failure)) {
      // The log has it already, once for all who use the database.
      return Optional.of(of(ProblemCode.UNAVAILABLE, "the database does not answer"));
    }
    return isCollision(failure)
        ? Optional.of(
            of(ProblemCode.CONFLICT, "someone else changed it at the same time; try again"))
        : Optional.empty();
  }

  private static ProblemMapping tooMany(TooManyRequestsException refused) {
    long seconds = Math.max(1, refused.retryAfter().toSeconds());
    return new ProblemMapping(
        ProblemCode.TOO_MANY_REQUESTS,
        String.valueOf(refused.getMessage()),
        List.of(),
        Map.of("Retry-After", Long.toString(seconds)));
  }

  /** The exception that a service threw, out of what the container wraps round it. */
  static Throwable unwrapped(Throwable thrown) {
    var failure = thrown;
    while (failure instanceof EJBException
        && !(failure instanceof EJBAccessException)
        && failure.getCause() != null) {
      failure = failure.getCause();
    }
    return failure;
  }

  private static List<Violation> violations(DispatchException refused) {
    return refused instanceof ValidationException invalid ? invalid.violations() : List.of();
  }

  private static List<Violation> violations(UnreadableJsonException unreadable) {
    var code = ProblemCode.MALFORMED_REQUEST.code();
    return unreadable.field().map(field -> new Violation(field, code, unreadable.reason())).stream()
        .toList();
  }

  private static boolean isCollision(Throwable failure) {
    return failure instanceof OptimisticLockException
        || failure instanceof PessimisticLockException
        || failure instanceof LockTimeoutException
        || (failure instanceof DatabaseException refused && refused.isAboutOthers());
  }
}
