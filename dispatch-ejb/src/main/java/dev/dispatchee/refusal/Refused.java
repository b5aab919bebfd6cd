// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.refusal;

import dev.dispatchee.database.DatabaseException;
import dev.dispatchee.problem.ConflictException;
import dev.dispatchee.problem.DispatchException;
import dev.dispatchee.problem.ForbiddenException;
import dev.dispatchee.problem.NotFoundException;
import dev.dispatchee.problem.TooManyRequestsException;
import dev.dispatchee.problem.UnavailableException;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.Violation;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an exception means to the caller, when it is one that callers may be told of.
 *
 * @param kind why it is refused
 * @param code the stable name of the problem, as the admin API publishes it
 * @param message what was found and what is allowed, for people
 * @param violations the values at fault; empty when none is
 * @param retryAfterSeconds after which asking again may succeed; null when that is not known
 */
public record Refused(
    RefusalKind kind,
    String code,
    String message,
    List<Violation> violations,
    @Nullable Long retryAfterSeconds) {

  /** Copies the violations. */
  public Refused {
    violations = List.copyOf(violations);
  }

  /**
   * What it means; empty when it is the server's own failure, of which nothing is told.
   *
   * @param failure what a service threw, {@linkplain #unwrapped unwrapped}
   */
  public static Optional<Refused> of(Throwable failure) {
    if (failure instanceof DispatchException refused) {
      return Optional.of(
          new Refused(
              kind(refused),
              refused.code(),
              String.valueOf(refused.getMessage()),
              refused instanceof ValidationException invalid ? invalid.violations() : List.of(),
              retryAfter(refused)));
    }
    if (failure instanceof EJBAccessException) {
      return of(RefusalKind.NOT_ALLOWED, "forbidden", "the caller does not have the role for this");
    }
    if (DatabaseException.isAway(failure)) {
      // The log has it already, once for all who use the database.
      return of(RefusalKind.UNAVAILABLE, "unavailable", "the database does not answer");
    }
    return isCollision(failure)
        ? of(
            RefusalKind.CONFLICT, "conflict", "someone else changed it at the same time; try again")
        : Optional.empty();
  }

  /** The exception that a service threw, out of what the container wraps round it. */
  public static Throwable unwrapped(Throwable thrown) {
    var failure = thrown;
    while (failure instanceof EJBException
        && !(failure instanceof EJBAccessException)
        && failure.getCause() != null) {
      failure = failure.getCause();
    }
    return failure;
  }

  private static Optional<Refused> of(RefusalKind kind, String code, String message) {
    return Optional.of(new Refused(kind, code, message, List.of(), null));
  }

  private static RefusalKind kind(DispatchException refused) {
    if (refused instanceof NotFoundException) {
      return RefusalKind.NOT_FOUND;
    }
    if (refused instanceof ConflictException) {
      return RefusalKind.CONFLICT;
    }
    if (refused instanceof ForbiddenException) {
      return RefusalKind.NOT_ALLOWED;
    }
    if (refused instanceof UnavailableException) {
      return RefusalKind.UNAVAILABLE;
    }
    return refused instanceof TooManyRequestsException
        ? RefusalKind.TOO_MANY_REQUESTS
        : RefusalKind.INVALID;
  }

  private static @Nullable Long retryAfter(DispatchException refused) {
    return refused instanceof TooManyRequestsException limited
        ? Math.max(1, limited.retryAfter().toSeconds())
        : null;
  }

  private static boolean isCollision(Throwable failure) {
    return failure instanceof OptimisticLockException
        || failure instanceof PessimisticLockException
        || failure instanceof LockTimeoutException
        || (failure instanceof DatabaseException refused && refused.isAboutOthers());
  }
}
