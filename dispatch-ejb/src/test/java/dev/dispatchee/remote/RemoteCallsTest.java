// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.Roles;
import dev.dispatchee.audit.AuditEntry.Action;
import dev.dispatchee.audit.AuditQuery;
import dev.dispatchee.audit.AuditRefusals;
import dev.dispatchee.audit.AuditRows;
import dev.dispatchee.client.DispatchClientException.Kind;
import dev.dispatchee.client.Refusal;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.problem.ConflictException;
import dev.dispatchee.problem.TooManyRequestsException;
import dev.dispatchee.problem.UnavailableException;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.Violation;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.persistence.OptimisticLockException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteCallsTest {

  private final EngineOnDatabase engine = new EngineOnDatabase(TestDatabase.H2);
  private final RemoteCalls calls =
      new RemoteCalls(new AuditRefusals(engine.database, engine.clock));

  @Test
  void giveWhatWasMade() {
    assertThat(calls.to(attempt("ann", Action.RUN, Roles.RUNNER), () -> "made").value())
        .isEqualTo("made");
    assertThat(audited()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {Roles.VIEWER, "dispatch-Runner", ""})
  void letRunAndCancelOnlyWhoMay(String role) {
    for (var action : List.of(Action.RUN, Action.CANCEL)) {
      var refusal = refusal(attempt("ann", action, role), null);
      assertThat(refusal.kind()).isEqualTo(Kind.NOT_ALLOWED.name());
      assertThat(refusal.code()).isEqualTo("forbidden");
      engine.clock.tick(Duration.ofSeconds(2));
    }
    assertThat(audited())
        .hasSize(2)
        .allMatch(detail -> detail.startsWith("remote call, forbidden"));
  }

  @Test
  void letNobodyReadWithoutARole() {
    assertThat(refusal(attempt("ann", Action.READ, "other"), null).code()).isEqualTo("forbidden");
    assertThat(audited()).hasSize(1);
  }

  @Test
  void areNoneForTheLocalUserWhateverRolesItHas() {
    var refusal = refusal(attempt("$local", Action.READ, Roles.ADMIN), null);

    assertThat(refusal.kind()).isEqualTo(Kind.NOT_ALLOWED.name());
    assertThat(refusal.code()).isEqualTo("unauthenticated");
    assertThat(audited()).isEmpty();
  }

  @Test
  void tellWhatTheServicesRefuse() {
    var conflict = refused(new ConflictException("run-ended", "it has ended"));
    assertThat(conflict.kind()).isEqualTo(Kind.CONFLICT.name());
    assertThat(conflict.code()).isEqualTo("run-ended");
    assertThat(conflict.message()).isEqualTo("it has ended");

    var invalid = refused(new ValidationException(List.of(Violation.of("at", "is past"))));
    assertThat(invalid.kind()).isEqualTo(Kind.INVALID.name());
    assertThat(invalid.violations())
        .containsExactly(new Refusal.Violation("at", "validation-failed", "is past"));

    var hurried = refused(new TooManyRequestsException("slowly", Duration.ofMillis(7)));
    assertThat(hurried.kind()).isEqualTo(Kind.TOO_MANY_REQUESTS.name());
    assertThat(hurried.retryAfterSeconds()).isOne();

    assertThat(refused(new EJBAccessException("names inside")).message())
        .isEqualTo("the caller does not have the role for this");
    assertThat(refused(new EJBException(new ConflictException("conflict", "wrapped"))).message())
        .isEqualTo("wrapped");
    var collided = refused(new EJBException(new OptimisticLockException("row 5")));
    assertThat(collided.kind()).isEqualTo(Kind.CONFLICT.name());
    assertThat(collided.message()).doesNotContain("row");
    assertThat(audited()).hasSize(6);
  }

  @Test
  void tellThatTheDatabaseIsAwayAndNoteNothingThere() {
    var unavailable = refused(new UnavailableException("the database does not answer"));

    assertThat(unavailable.kind()).isEqualTo(Kind.UNREACHABLE.name());
    assertThat(unavailable.code()).isEqualTo("unavailable");
    assertThat(unavailable.message()).isEqualTo("the database does not answer");
    assertThat(audited()).isEmpty();
  }

  @Test
  void tellNothingOfWhatFailedInside() {
    var refusal = refused(new IllegalStateException("table of secrets", new Exception("more")));

    assertThat(refusal.kind()).isEqualTo(Kind.SERVER_FAILED.name());
    assertThat(refusal.code()).isEqualTo("internal-error");
    assertThat(refusal.message()).startsWith("see the server's log for number ");
    assertThat(refusal.toString()).doesNotContain("secrets", "more)", "Exception");
    assertThat(audited()).isEmpty();
  }

  private Refusal refused(RuntimeException failure) {
    engine.clock.tick(Duration.ofSeconds(2));
    return refusal(attempt("ann", Action.RUN, Roles.RUNNER), failure);
  }

  private Refusal refusal(CallAttempt attempt, @Nullable RuntimeException failure) {
    var answer =
        calls.to(
            attempt,
            () -> {
              if (failure == null) {
                throw new AssertionError("it must not be asked for");
              }
              throw failure;
            });
    assertThat(answer.value()).isNull();
    return answer.refusal();
  }

  private static CallAttempt attempt(String user, Action action, String role) {
    return new CallAttempt(user, Set.of(role)::contains, action, "log", 7L, null);
  }

  private List<String> audited() {
    var query = new AuditQuery(null, null, null, null, null, null, 100, false);
    return new AuditRows(engine.database)
        .list(query).items().stream().map(row -> String.valueOf(row.detail())).toList();
  }
}
