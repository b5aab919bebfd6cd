// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.metrics;

import dev.dispatchee.Roles;
import dev.dispatchee.scrape.Scrape;
import dev.dispatchee.web.problem.ErrorServlet;
import dev.dispatchee.web.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code GET /metrics}: for those who may read, and for those who have the token. */
@WebServlet({MetricsServlet.PATH, MetricsServlet.WITH_TOKEN})
public class MetricsServlet extends HttpServlet {

  static final String PATH = "/metrics";

  /** Where {@link MetricsGate} leads those who have the token; for others there is nothing here. */
  static final String WITH_TOKEN = "/metrics-with-token";

  private static final List<String> READING = List.of("GET", "HEAD", "OPTIONS");

  @Inject private Scrape scrape;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    boolean withToken = MetricsGate.isAdmitted();
    if (request.getServletPath().equals(WITH_TOKEN) && !withToken) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (!withToken && Roles.ALL.stream().noneMatch(request::isUserInRole)) {
      // web.xml asks for a role too.
      ErrorServlet.refuse(request, response, ProblemCode.FORBIDDEN, Roles.needed(Roles.ALL));
    } else if (READING.contains(request.getMethod())) {
      super.service(request, response);
    } else {
      response.setHeader("Allow", String.join(", ", READING));
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
  }

  @Override
  protected void doOptions(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Allow", String.join(", ", READING));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var text = scrape.take(request.getHeader("Accept"));
    response.setContentType(text.mediaType());
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(text.body().getBytes(StandardCharsets.UTF_8));
  }
}
