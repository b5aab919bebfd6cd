// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import dev.dispatchee.web.problem.ErrorServlet;
import dev.dispatchee.web.problem.ProblemCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses requests whose {@link RequestForm} is at fault. */
@WebFilter(urlPatterns = "/api/*", asyncSupported = true)
public class RequestFormFilter extends HttpFilter {

  private static final Set<String> READING = Set.of("GET", "HEAD");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var query = request.getQueryString();
    var fault =
        new RequestForm(
                request.getRequestURI() + (query == null ? "" : "?" + query),
                joined(request.getHeaders("Accept")),
                joined(request.getHeaders("Accept-Language")),
                request.getHeader("Content-Type"))
            .fault();
    int limit = request.getRequestURI().endsWith("/import") ? Body.IMPORT_LIMIT : Body.LIMIT;
    if (request.getContentLengthLong() > limit && !isFile(request)) {
      // Before anything of it is read: the server cuts off what is larger than its own limit.
      ErrorServlet.refuse(
          request,
          response,
          ProblemCode.PAYLOAD_TOO_LARGE,
          "the body may have at most %d bytes".formatted(limit));
    } else if (READING.contains(request.getMethod()) && hasBody(request)) {
      // Nothing reads it; and behind a stream of events the server would wait for it on a thread.
      ErrorServlet.refuse(
          request, response, ProblemCode.MALFORMED_REQUEST, "a request that reads has no body");
    } else if (fault.isPresent()) {
      ErrorServlet.refuse(request, response, fault.get().code(), fault.get().detail());
    } else {
      chain.doFilter(request, response);
    }
  }

  // Whose size the service judges, by what is configured.
  private static boolean isFile(HttpServletRequest request) {
    var info = request.getPathInfo();
    return FilePath.isOfUpload(
        request.getMethod(), request.getServletPath() + (info == null ? "" : info));
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  private static @Nullable String joined(Enumeration<String> values) {
    return values.hasMoreElements() ? String.join(",", Collections.list(values)) : null;
  }
}
