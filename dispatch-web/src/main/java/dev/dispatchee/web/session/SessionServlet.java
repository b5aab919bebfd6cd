// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.session;

import dev.dispatchee.web.json.Json;
import dev.dispatchee.web.json.UnreadableJsonException;
import dev.dispatchee.web.problem.ErrorServlet;
import dev.dispatchee.web.problem.ProblemCode;
import dev.dispatchee.web.problem.ProblemException;
import dev.dispatchee.web.request.Body;
import dev.dispatchee.web.request.RequestSource;
import dev.dispatchee.web.request.SignInKind;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The session of a person: {@code POST} with user and password begins it, {@code DELETE} ends it,
 * {@code GET} tells how one signs in. Open to all, as are the files of the console; who the user is
 * and whether the password is theirs is decided by what decides it for HTTP Basic.
 */
@WebServlet("/session")
public class SessionServlet extends HttpServlet {

  @Inject private SessionLifecycle sessions;

  /**
   * How one signs in.
   *
   * @param signIn {@code form}, or {@code server}: at the address {@code sign-in}
   * @param idleSeconds after how long without use a session ends
   */
  public record Way(String signIn, long idleSeconds) {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var rules = rules();
    response.setContentType("application/json");
    response
        .getOutputStream()
        .write(Json.write(new Way(rules.kind().text(), rules.idle().toSeconds())));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    change(request, response, this::begin);
  }

  private void begin(HttpServletRequest request) throws IOException {
    var rules = rules();
    if (rules.kind() != SignInKind.FORM) {
      throw new ProblemException(
          ProblemCode.FORBIDDEN, "the form is switched off; the address sign-in is the way");
    }
    sessions.begin(Json.read(Body.readForm(request), SignIn.class).checked(), rules, request);
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    change(request, response, sessions::end);
  }

  private static void change(
      HttpServletRequest request, HttpServletResponse response, Change change) throws IOException {
    try {
      RequestSource.check(request);
      change.make(request);
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } catch (UnreadableJsonException unreadable) {
      // Not its words: they show what was sent, and that may be a password.
      ErrorServlet.refuse(
          request, response, ProblemCode.MALFORMED_REQUEST, "not an object with user and password");
    } catch (ProblemException refused) {
      ErrorServlet.refuse(request, response, refused.code(), String.valueOf(refused.getMessage()));
    }
  }

  private interface Change {
    void make(HttpServletRequest request) throws IOException;
  }

  private static SessionRules rules() {
    return SessionRules.of(ConfigProvider.getConfig());
  }
}
