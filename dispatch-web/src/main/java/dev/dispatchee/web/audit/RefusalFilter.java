// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.audit;

import dev.dispatchee.SafeText;
import dev.dispatchee.audit.AuditRefusals;
import dev.dispatchee.audit.AuditRefusals.Attempt;
import dev.dispatchee.refusal.RefusalKind;
import dev.dispatchee.web.problem.AnsweredProblem;
import dev.dispatchee.web.problem.Problem;
import dev.dispatchee.web.problem.WebLog;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.Principal;
import java.util.Optional;

/**
 * Notes in the audit what users were refused: what they have no right to, and changes that the
 * state of things or a rule did not allow. Requests that could not be understood are not noted.
 */
@WebFilter(
    urlPatterns = "/*",
    asyncSupported = true,
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR})
public class RefusalFilter extends HttpFilter {

  @Inject private AuditRefusals refusals;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, response);
    var user = request.getUserPrincipal();
    // Taken away: a failure inside of the chain has been here before, on its way to its page.
    var problem = AnsweredProblem.take(request);
    if (user != null && problem.isPresent()) {
      var attempt = RequestAttempt.of(request.getMethod(), path(problem.get().instance()));
      if (kind(problem.get()).filter(kind -> kind.isAttemptAt(attempt.action())).isPresent()) {
        note(user, attempt, problem.get());
      }
    }
  }

  // By the status, as some refusals are the container's.
  private static Optional<RefusalKind> kind(Problem problem) {
    return switch (problem.status()) {
      case 403 -> Optional.of(RefusalKind.NOT_ALLOWED);
      case 409, 412 -> Optional.of(RefusalKind.CONFLICT);
      // Of a method that is not there, which may be meant as a change.
      case 405, 422 -> Optional.of(RefusalKind.INVALID);
      case 429 -> Optional.of(RefusalKind.TOO_MANY_REQUESTS);
      default -> Optional.empty();
    };
  }

  private void note(Principal user, RequestAttempt wanted, Problem problem) {
    var attempt =
        new Attempt(
            user.getName(),
            wanted.action(),
            wanted.entity(),
            wanted.entityId(),
            wanted.entityName(),
            "%d %s: %s".formatted(problem.status(), problem.title(), problem.detail()));
    try {
      refusals.note(attempt);
    } catch (RuntimeException notNoted) {
      WebLog.LOG.refusalNotNoted(SafeText.of(user.getName()), notNoted);
    }
  }

  private static String path(String raw) {
    try {
      return new URI(raw).getPath();
    } catch (URISyntaxException strange) {
      return raw;
    }
  }
}
