package dev.dispatchee.web.problem;

import dev.dispatchee.web.json.Json;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Tells of the container's own failures, such as missing credentials, as a {@link Problem}. */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {

  // All methods: the failed request may have had any.
  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    var code =
        status instanceof Integer number ? ProblemCode.ofStatus(number) : ProblemCode.NOT_FOUND;
    response.setStatus(code.status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setCharacterEncoding("UTF-8");
    response
        .getOutputStream()
        .write(
            Json.write(
                Problem.of(code, code.title(), path == null ? "" : path.toString(), List.of())));
  }
}
