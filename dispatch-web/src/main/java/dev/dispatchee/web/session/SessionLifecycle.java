// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.session;

import dev.dispatchee.Roles;
import dev.dispatchee.SafeText;
import dev.dispatchee.audit.AuditSignIns;
import dev.dispatchee.web.problem.ProblemCode;
import dev.dispatchee.web.problem.ProblemException;
import dev.dispatchee.web.problem.WebLog;
import dev.dispatchee.web.request.SignIns;
import io.undertow.server.handlers.CookieSameSiteMode;
import io.undertow.servlet.handlers.ServletRequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Consumer;

/** Begins and ends sessions, and has both noted in the audit. */
@ApplicationScoped
class SessionLifecycle {

  @Inject private Sessions sessions;
  @Inject private AuditSignIns audit;

  /**
   * Signs somebody in: asks the server for the user, and gives the session a new id. A session that
   * the request comes with ends.
   *
   * @throws ProblemException if the server does not take user and password, or the user has no role
   */
  void begin(SignIn.Checked sent, SessionRules rules, HttpServletRequest request) {
    SignIns.noteUser(ServletRequestContext.requireCurrent().getExchange(), sent.user());
    leave(request);
    try {
      request.login(sent.user(), sent.password());
    } catch (ServletException refused) {
      note(sent.user(), user -> audit.refused(user, "401: wrong password, or no such user"));
      throw new ProblemException(
          ProblemCode.UNAUTHENTICATED,
          "user and password do not fit, or too many wrong ones have locked the user for a while");
    }
    if (Roles.ALL.stream().noneMatch(request::isUserInRole)) {
      leave(request);
      note(sent.user(), user -> audit.refused(user, "403: none of the roles"));
      throw new ProblemException(ProblemCode.FORBIDDEN, Roles.needed(Roles.ALL));
    }
    open(request.getUserPrincipal().getName(), rules, request);
    note(request.getUserPrincipal().getName(), audit::signedIn);
  }

  private void open(String user, SessionRules rules, HttpServletRequest request) {
    sessions.makeRoom(user);
    var session = request.getSession();
    request.changeSessionId();
    // For its memory; until when it may be used is decided by what is kept in it.
    session.setMaxInactiveInterval(Math.toIntExact(rules.idle().toSeconds()));
    var signedIn = new SignedIn(user, rules, System::nanoTime);
    signedIn.keepIn(session);
    sessions.add(signedIn, session);
    guardCookie(request);
  }

  // The server reads no such attribute from web.xml; single sign-on needs a laxer cookie besides.
  private static void guardCookie(HttpServletRequest request) {
    for (var cookie : ServletRequestContext.requireCurrent().getExchange().responseCookies()) {
      cookie.setSameSiteMode(CookieSameSiteMode.STRICT.toString());
      cookie.setSecure(request.isSecure());
    }
  }

  /** Signs out who comes with a session; nothing happens without one. */
  void end(HttpServletRequest request) {
    var signedIn = SignedIn.of(request);
    leave(request);
    signedIn.ifPresent(one -> note(one.user(), audit::signedOut));
  }

  private static void leave(HttpServletRequest request) {
    try {
      request.logout();
    } catch (ServletException impossible) {
      throw new IllegalStateException("nobody can be signed out", impossible);
    }
    var session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }

  private static void note(String user, Consumer<String> audit) {
    try {
      audit.accept(user);
    } catch (RuntimeException notNoted) {
      WebLog.LOG.signInNotNoted(SafeText.of(user), notNoted);
    }
  }
}
