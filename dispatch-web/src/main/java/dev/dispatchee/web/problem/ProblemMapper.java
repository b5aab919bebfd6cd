// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.problem;

import dev.dispatchee.Roles;
import dev.dispatchee.database.DatabaseException;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.refusal.Refused;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells of every exception as a {@link Problem}. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

  @Context private UriInfo uri;
  @Context private HttpServletRequest request;
  @Context private ResourceInfo resource;

  @Override
  public Response toResponse(Throwable thrown) {
    var failure = Refused.unwrapped(thrown);
    if (failure instanceof WebApplicationException http) {
      return answer(http);
    }
    return ProblemMapping.of(failure).map(this::answer).orElseGet(() -> internal(failure));
  }

  private Response answer(ProblemMapping mapping) {
    var answer = builder(mapping.code(), mapping.detail(), mapping.violations());
    mapping.headers().forEach(answer::header);
    return answer.build();
  }

  private Response answer(WebApplicationException http) {
    var code = ProblemCode.ofStatus(http.getResponse().getStatus());
    return switch (code) {
      case METHOD_NOT_ALLOWED -> refused(http.getResponse().getHeaderString(HttpHeaders.ALLOW));
      case FORBIDDEN -> builder(code, rolesThatWouldDo(code), List.of()).build();
      default -> builder(code, code.title(), List.of()).build();
    };
  }

  private Response refused(@Nullable String allowed) {
    var method = RefusedMethod.of(request.getMethod(), allowed);
    return builder(ProblemCode.METHOD_NOT_ALLOWED, method.detail(), List.of())
        .header(HttpHeaders.ALLOW, method.allowed())
        .build();
  }

  private String rolesThatWouldDo(ProblemCode code) {
    return Optional.ofNullable(resource.getResourceMethod())
        .map(method -> method.getAnnotation(RolesAllowed.class))
        .map(allowed -> Roles.needed(List.of(allowed.value())))
        .orElse(code.title());
  }

  // What went wrong stands in the log under a number, so that nothing of it is told to strangers.
  private Response internal(Throwable failure) {
    var number = UUID.randomUUID().toString();
    WebLog.LOG.requestFailed(number, failure);
    var code =
        failure instanceof DatabaseException ? ProblemCode.UNAVAILABLE : ProblemCode.INTERNAL_ERROR;
    return builder(code, "see the server's log for number " + number, List.of()).build();
  }

  private Response.ResponseBuilder builder(
      ProblemCode code, String detail, List<Violation> violations) {
    var problem = Problem.of(code, detail, uri.getRequestUri().getRawPath(), violations);
    AnsweredProblem.note(request, problem);
    return Response.status(code.status()).type(Problem.MEDIA_TYPE).entity(problem);
  }
}
