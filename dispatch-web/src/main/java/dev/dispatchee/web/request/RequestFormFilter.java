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
import org.jspecify.annotations.Nullable;

/** Refuses requests whose {@link RequestForm} is at fault. */
@WebFilter(urlPatterns = "/api/*", asyncSupported = true)
public class RequestFormFilter extends HttpFilter {

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
    if (request.getContentLengthLong() > limit) {
      // Before anything of it is read: the server cuts off what is larger than its own limit.
      ErrorServlet.refuse(
          request,
          response,
          ProblemCode.PAYLOAD_TOO_LARGE,
          "the body may have at most %d bytes".formatted(limit));
    } else if (fault.isPresent()) {
      ErrorServlet.refuse(request, response, fault.get().code(), fault.get().detail());
    } else {
      chain.doFilter(request, response);
    }
  }

  private static @Nullable String joined(Enumeration<String> values) {
    return values.hasMoreElements() ? String.join(",", Collections.list(values)) : null;
  }
}
