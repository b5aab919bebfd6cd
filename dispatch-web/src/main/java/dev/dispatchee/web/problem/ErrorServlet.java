// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.problem;

import dev.dispatchee.Roles;
import dev.dispatchee.web.json.Json;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells of failures outside of the API's own methods, such as missing credentials, as a {@link
 * Problem}. What the container says of them is not told: it names classes.
 */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {

  private static final String DETAIL = ErrorServlet.class.getName() + ".detail";
  private static final String CODE = ErrorServlet.class.getName() + ".code";

  /** Refuses a request from a filter, with words that are fit for strangers. */
  public static void refuse(
      HttpServletRequest request, HttpServletResponse response, ProblemCode code, String detail)
      throws IOException {
    request.setAttribute(DETAIL, detail);
    request.setAttribute(CODE, code);
    response.sendError(code.status());
  }

  // All methods: the failed request may have had any.
  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    var code = request.getAttribute(CODE) instanceof ProblemCode said ? said : codeOf(status);
    var problem =
        Problem.of(
            code,
            detail(request, response, code),
            path == null ? request.getRequestURI() : path.toString(),
            List.of());
    AnsweredProblem.note(request, problem);
    response.setStatus(code.status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.getOutputStream().write(Json.write(problem));
  }

  private static ProblemCode codeOf(@Nullable Object status) {
    return status instanceof Integer number ? ProblemCode.ofStatus(number) : ProblemCode.NOT_FOUND;
  }

  private static String detail(
      HttpServletRequest request, HttpServletResponse response, ProblemCode code) {
    if (request.getAttribute(DETAIL) instanceof String text) {
      return text;
    }
    if (code == ProblemCode.METHOD_NOT_ALLOWED) {
      var method = RefusedMethod.of(request.getMethod(), response.getHeader("Allow"));
      response.setHeader("Allow", method.allowed());
      return method.detail();
    }
    // Who has no role at all is refused before anything of the API is asked.
    return code == ProblemCode.FORBIDDEN && Roles.ALL.stream().noneMatch(request::isUserInRole)
        ? Roles.needed(Roles.ALL)
        : code.title();
  }
}
