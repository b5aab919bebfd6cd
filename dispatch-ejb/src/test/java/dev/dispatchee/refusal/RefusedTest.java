// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.audit.AuditEntry.Action;
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
import jakarta.ejb.EJBTransactionRolledbackException;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RefusedTest {

  static Stream<Arguments> kinds() {
    return Stream.of(
        Arguments.of(new NotFoundException("trigger", 5), RefusalKind.NOT_FOUND),
        Arguments.of(new ConflictException("run-ended", "over"), RefusalKind.CONFLICT),
        Arguments.of(new ForbiddenException("needs a role"), RefusalKind.NOT_ALLOWED),
        Arguments.of(
            new ValidationException(List.of(Violation.of("name", "is required"))),
            RefusalKind.INVALID),
        Arguments.of(
            new TooManyRequestsException("slowly", Duration.ofSeconds(9)),
            RefusalKind.TOO_MANY_REQUESTS),
        Arguments.of(new UnavailableException("later"), RefusalKind.UNAVAILABLE));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whatTheEngineRefusesIsToldInItsWords(DispatchException failure, RefusalKind kind) {
    var refused = Refused.of(failure).orElseThrow();

    assertThat(refused.kind()).isEqualTo(kind);
    assertThat(refused.code()).isEqualTo(failure.code());
    assertThat(refused.message()).isEqualTo(failure.getMessage());
  }

  @Test
  void violationsAndTheTimeToWaitArePassedOn() {
    var name = Violation.of("name", "is required");

    assertThat(Refused.of(new ValidationException(List.of(name))).orElseThrow().violations())
        .containsExactly(name);
    assertThat(waitingFor(Duration.ofSeconds(9))).isEqualTo(9);
    assertThat(waitingFor(Duration.ofMillis(7))).as("never at once").isEqualTo(1);
  }

  private static Long waitingFor(Duration time) {
    return Refused.of(new TooManyRequestsException("slowly", time))
        .orElseThrow()
        .retryAfterSeconds();
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
    var refused = Refused.of(Refused.unwrapped(wrapped)).orElseThrow();

    assertThat(refused.kind()).isEqualTo(RefusalKind.CONFLICT);
    assertThat(refused.code()).isEqualTo("conflict");
    assertThat(refused.message()).doesNotContain("dispatch_trigger");
  }

  @Test
  void aMissingRoleIsForbiddenAndTellsNothingOfTheMethod() {
    var failure = new EJBAccessException("WFLYEJB0364: Invocation on method create of bean X");
    var refused = Refused.of(Refused.unwrapped(failure)).orElseThrow();

    assertThat(refused.code()).isEqualTo("forbidden");
    assertThat(refused.message()).isEqualTo("the caller does not have the role for this");
  }

  @Test
  void aDatabaseThatIsAwayIsUnavailable() {
    var failure = new PersistenceException(new SQLException("connection refused", "08001"));

    assertThat(Refused.of(failure).orElseThrow().kind()).isEqualTo(RefusalKind.UNAVAILABLE);
  }

  @Test
  void theContainersWrappingIsTakenOff() {
    var thrown = new ConflictException("run-ended", "over");
    var error = new StackOverflowError();

    assertThat(
            Refused.unwrapped(
                new EJBException("a", new EJBTransactionRolledbackException("b", thrown))))
        .isSameAs(thrown);
    assertThat(Refused.unwrapped(thrown)).isSameAs(thrown);
    assertThat(Refused.unwrapped(error)).isSameAs(error);
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new IllegalStateException("dev.dispatchee.Secret"),
        new NullPointerException(),
        new PersistenceException("select * from dispatch_trigger"),
        new EJBException("no cause"),
        new StackOverflowError());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void nothingIsToldOfTheServersOwnFailures(Throwable failure) {
    assertThat(Refused.of(failure)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_ALLOWED, true, true",
    "CONFLICT, true, false",
    "INVALID, true, false",
    "TOO_MANY_REQUESTS, true, false",
    "NOT_FOUND, false, false",
    "UNAVAILABLE, false, false"
  })
  void onlyWhatWouldHaveChangedSomethingOrIsNotAllowedIsAnAttempt(
      RefusalKind kind, boolean atAChange, boolean atReading) {
    for (var action : Action.values()) {
      assertThat(kind.isAttemptAt(action))
          .as(action.name())
          .isEqualTo(action == Action.READ ? atReading : atAChange);
    }
  }
}
