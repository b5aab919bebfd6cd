// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.audit;

import dev.dispatchee.SafeText;
import dev.dispatchee.audit.AuditEntry.Action;
import dev.dispatchee.audit.AuditRefusals;
import dev.dispatchee.audit.AuditRefusals.Attempt;
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
import java.util.Set;

/**
 * Notes in the audit what users were refused: what they have no right to, and changes that the
 * state of things or a rule did not allow. Requests that could not be understood are not noted.
 */
@WebFilter(
    urlPatterns = "/*",
    asyncSupported = true,
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR})
public class RefusalFilter extends HttpFilter {

  private static final int FORBIDDEN = 403;
  private static final Set<Integer> REFUSED = Set.of(FORBIDDEN, 409, 412, 422, 429);

  @Inject private AuditRefusals refusals;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, response);
    var user = request.getUserPrincipal();
    var problem = AnsweredProblem.of(request);
    if (user != null && problem.isPresent()) {
      var attempt = RequestAttempt.of(request.getMethod(), path(problem.get().instance()));
      if (isRefusal(attempt, problem.get())) {
        note(user, attempt, problem.get());
      }
    }
  }

  // A mistake in what changes nothing, such as a preview, is no attempt at anything.
  private static boolean isRefusal(RequestAttempt attempt, Problem problem) {
    return attempt.action() == Action.READ
        ? problem.status() == FORBIDDEN
        : REFUSED.contains(problem.status());
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
