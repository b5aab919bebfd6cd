// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.remote;

import dev.dispatchee.client.DispatchClientException.Kind;
import dev.dispatchee.client.Refusal;
import dev.dispatchee.client.Refusal.Violation;
import dev.dispatchee.database.DatabaseException;
import dev.dispatchee.problem.ConflictException;
import dev.dispatchee.problem.DispatchException;
import dev.dispatchee.problem.ForbiddenException;
import dev.dispatchee.problem.NotFoundException;
import dev.dispatchee.problem.TooManyRequestsException;
import dev.dispatchee.problem.UnavailableException;
import dev.dispatchee.problem.ValidationException;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an exception means to a caller, when it is one that callers may be told of. */
final class Refusals {

  private Refusals() {}

  static Refusal of(Kind kind, String code, String message) {
    return of(kind, code, message, List.of(), null);
  }

  private static Refusal of(
      Kind kind,
      String code,
      String message,
      List<Violation> violations,
      @Nullable Long retryAfterSeconds) {
    return new Refusal(kind.name(), code, message, violations, retryAfterSeconds);
  }

  /** What it means; empty when it is the server's own failure, of which nothing is told. */
  static Optional<Refusal> of(RuntimeException failure) {
    if (failure instanceof DispatchException refused) {
      return Optional.of(
          of(
              kind(refused),
              refused.code(),
              String.valueOf(refused.getMessage()),
              violations(refused),
              retryAfter(refused)));
    }
    if (failure instanceof EJBAccessException) {
      return Optional.of(
          of(Kind.NOT_ALLOWED, "forbidden", "the caller does not have the role for this"));
    }
    if (DatabaseException.isAway(failure)) {
      // The log has it already, once for all who use the database.
      return Optional.of(of(Kind.UNREACHABLE, "unavailable", "the database does not answer"));
    }
    return failure instanceof DatabaseException collision && collision.isAboutOthers()
        ? Optional.of(
            of(Kind.CONFLICT, "conflict", "someone else changed it at the same time; try again"))
        : Optional.empty();
  }

  /** The exception that a service threw, out of what the container wraps round it. */
  static RuntimeException unwrapped(RuntimeException thrown) {
    var failure = thrown;
    while (failure instanceof EJBException
        && !(failure instanceof EJBAccessException)
        && failure.getCause() instanceof RuntimeException cause) {
      failure = cause;
    }
    return failure;
  }

  private static Kind kind(DispatchException refused) {
    if (refused instanceof NotFoundException) {
      return Kind.NOT_FOUND;
    }
    if (refused instanceof ConflictException) {
      return Kind.CONFLICT;
    }
    if (refused instanceof ForbiddenException) {
      return Kind.NOT_ALLOWED;
    }
    if (refused instanceof UnavailableException) {
      return Kind.UNREACHABLE;
    }
    return refused instanceof TooManyRequestsException ? Kind.TOO_MANY_REQUESTS : Kind.INVALID;
  }

  private static List<Violation> violations(DispatchException refused) {
    return refused instanceof ValidationException invalid
        ? invalid.violations().stream()
            .map(fault -> new Violation(fault.field(), fault.code(), fault.message()))
            .toList()
        : List.of();
  }

  private static @Nullable Long retryAfter(DispatchException refused) {
    return refused instanceof TooManyRequestsException limited
        ? Math.max(1, limited.retryAfter().toSeconds())
        : null;
  }
}
