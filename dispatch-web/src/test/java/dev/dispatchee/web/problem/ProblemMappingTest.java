// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.problem.ConflictException;
import dev.dispatchee.problem.ForbiddenException;
import dev.dispatchee.problem.NotFoundException;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.refusal.Refused;
import dev.dispatchee.web.json.Json;
import dev.dispatchee.web.json.UnreadableJsonException;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRolledbackException;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PessimisticLockException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemMappingTest {

  private static final Violation NAME = Violation.of("name", "is required");
  private static final Violation CRON = new Violation("cronExpression", "invalid-cron", "is odd");

  @Test
  void whatTheEngineRefusesIsToldInItsWords() {
    assertThat(ProblemMapping.of(new NotFoundException("trigger", 5)))
        .contains(
            new ProblemMapping(ProblemCode.NOT_FOUND, "trigger 5 not found", List.of(), Map.of()));
    assertThat(ProblemMapping.of(new ForbiddenException("needs a role")).orElseThrow().code())
        .isEqualTo(ProblemCode.FORBIDDEN);
    assertThat(ProblemMapping.of(new ConflictException("run-ended", "over")).orElseThrow().code())
        .isEqualTo(ProblemCode.RUN_ENDED);
  }

  @Test
  void oneViolationAloneGivesTheProblemItsCode() {
    var mapping = ProblemMapping.of(new ValidationException(List.of(CRON))).orElseThrow();

    assertThat(mapping.code()).isEqualTo(ProblemCode.INVALID_CRON);
    assertThat(mapping.violations()).containsExactly(CRON);
  }

  @Test
  void severalViolationsAreAFailedValidationAndKeepTheirCodes() {
    var mapping = ProblemMapping.of(new ValidationException(List.of(NAME, CRON))).orElseThrow();

    assertThat(mapping.code()).isEqualTo(ProblemCode.VALIDATION_FAILED);
    assertThat(mapping.violations()).containsExactly(NAME, CRON);
    assertThat(mapping.detail()).isEqualTo("name: is required; cronExpression: is odd");
  }

  @Test
  void whatTheWebRefusesKeepsItsHeaders() {
    var refused =
        new ProblemException(ProblemCode.RANGE_NOT_SATISFIABLE, "too far")
            .withHeader("Content-Range", "bytes */10");

    assertThat(ProblemMapping.of(refused))
        .contains(
            new ProblemMapping(
                ProblemCode.RANGE_NOT_SATISFIABLE,
                "too far",
                List.of(),
                Map.of("Content-Range", "bytes */10")));
  }

  @Test
  void aFieldThatCannotBeReadIsAViolation() {
    assertThat(ProblemMapping.of(unreadable("{\"status\":5}")).orElseThrow())
        .isEqualTo(
            new ProblemMapping(
                ProblemCode.MALFORMED_REQUEST,
                "status: expected a string, found a number",
                List.of(
                    new Violation(
                        "status", "malformed-request", "expected a string, found a number")),
                Map.of()));
    assertThat(ProblemMapping.of(unreadable("[]")).orElseThrow().violations()).isEmpty();
  }

  static Stream<RuntimeException> collisions() {
    return Stream.of(
        new OptimisticLockException("row 5 of dispatch_trigger"),
        new PessimisticLockException("row 5 of dispatch_trigger"),
        new LockTimeoutException("row 5 of dispatch_trigger"));
  }

  @ParameterizedTest
  @MethodSource("collisions")
  void aCollisionIsAConflictAndTellsNothingOfTheDatabase(RuntimeException collision) {
    var wrapped = new EJBTransactionRolledbackException("rolled back", collision);
    var mapping = ProblemMapping.of(Refused.unwrapped(wrapped)).orElseThrow();

    assertThat(mapping.code()).isEqualTo(ProblemCode.CONFLICT);
    assertThat(mapping.detail()).doesNotContain("dispatch_trigger");
  }

  @Test
  void aMissingRoleIsForbiddenAndTellsNothingOfTheMethod() {
    var refused = new EJBAccessException("WFLYEJB0364: Invocation on method create of bean X");
    var mapping = ProblemMapping.of(Refused.unwrapped(refused)).orElseThrow();

    assertThat(mapping.code()).isEqualTo(ProblemCode.FORBIDDEN);
    assertThat(mapping.detail()).isEqualTo("the caller does not have the role for this");
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new IllegalStateException("dev.dispatchee.Secret"),
        new NullPointerException(),
        new PersistenceException("select * from dispatch_trigger"),
        new EJBException("no cause"),
        new ConflictException("no-such-code", "unknown"),
        new StackOverflowError());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void nothingIsToldOfTheServersOwnFailures(Throwable failure) {
    assertThat(ProblemMapping.of(failure)).isEmpty();
  }

  private static UnreadableJsonException unreadable(String body) {
    try {
      Json.read(body.getBytes(StandardCharsets.UTF_8), Sent.class);
      throw new AssertionError(body + " can be read");
    } catch (UnreadableJsonException unreadable) {
      return unreadable;
    }
  }

  private record Sent(String status) {}
}
