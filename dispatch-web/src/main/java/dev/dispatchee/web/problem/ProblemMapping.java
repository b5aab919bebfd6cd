// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.problem;

import dev.dispatchee.problem.Violation;
import dev.dispatchee.refusal.Refused;
import dev.dispatchee.web.json.UnreadableJsonException;
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

  /** What it means; empty when it is the server's own failure, of which nothing is told. */
  static Optional<ProblemMapping> of(Throwable failure) {
    if (failure instanceof ProblemException refused) {
      return Optional.of(
          new ProblemMapping(
              refused.code(),
              String.valueOf(refused.getMessage()),
              refused.violations(),
              refused.headers()));
    }
    if (failure instanceof UnreadableJsonException unreadable) {
      return Optional.of(
          new ProblemMapping(
              ProblemCode.MALFORMED_REQUEST,
              String.valueOf(unreadable.getMessage()),
              violations(unreadable),
              Map.of()));
    }
    return Refused.of(failure).flatMap(ProblemMapping::of);
  }

  private static Optional<ProblemMapping> of(Refused refused) {
    var retryAfter = refused.retryAfterSeconds();
    return ProblemCode.of(refused.code())
        .map(
            code ->
                new ProblemMapping(
                    code,
                    refused.message(),
                    refused.violations(),
                    retryAfter == null ? Map.of() : Map.of("Retry-After", retryAfter.toString())));
  }

  private static List<Violation> violations(UnreadableJsonException unreadable) {
    var code = ProblemCode.MALFORMED_REQUEST.code();
    return unreadable.field().map(field -> new Violation(field, code, unreadable.reason())).stream()
        .toList();
  }
}
