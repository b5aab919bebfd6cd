package dev.dispatchee.web.problem;

import dev.dispatchee.DispatchException;
import dev.dispatchee.ValidationException;
import dev.dispatchee.Violation;
import dev.dispatchee.database.DatabaseException;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells of every exception as a {@link Problem}. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

  @Context private UriInfo uri;

  @Override
  public Response toResponse(Throwable thrown) {
    var failure = unwrapped(thrown);
    if (failure instanceof DispatchException refused) {
      var violations =
          refused instanceof ValidationException invalid
              ? invalid.violations()
              : List.<Violation>of();
      var code = ProblemCode.of(refused.code()).orElse(ProblemCode.INTERNAL_ERROR);
      return answer(code, refused.getMessage(), violations);
    }
    if (failure instanceof ProblemException refused) {
      return answer(refused.code(), refused.getMessage(), refused.violations());
    }
    if (failure instanceof WebApplicationException http) {
      return answer(http);
    }
    if (failure instanceof EJBAccessException) {
      return answer(ProblemCode.FORBIDDEN, "the caller has not the role for this", List.of());
    }
    if (isCollision(failure)) {
      return answer(
          ProblemCode.CONFLICT,
          "somebody else changed it at the same moment; try again",
          List.of());
    }
    return internal(thrown);
  }

  private Response answer(WebApplicationException http) {
    var code = ProblemCode.ofStatus(http.getResponse().getStatus());
    var answer = builder(code, code.title(), List.of());
    // A 405 tells what is allowed.
    var allow = http.getResponse().getHeaderString(HttpHeaders.ALLOW);
    if (allow != null) {
      answer.header(HttpHeaders.ALLOW, allow);
    }
    return answer.build();
  }

  // What went wrong stands in the log under a number, so that nothing of it is told to strangers.
  private Response internal(Throwable thrown) {
    var number = UUID.randomUUID().toString();
    WebLog.LOG.requestFailed(number, thrown);
    var code =
        thrown instanceof DatabaseException ? ProblemCode.UNAVAILABLE : ProblemCode.INTERNAL_ERROR;
    return answer(code, "the server's log has more under " + number, List.of());
  }

  private Response answer(ProblemCode code, @Nullable String detail, List<Violation> violations) {
    return builder(code, detail, violations).build();
  }

  private Response.ResponseBuilder builder(
      ProblemCode code, @Nullable String detail, List<Violation> violations) {
    var said = detail == null ? code.title() : detail;
    return Response.status(code.status())
        .type(Problem.MEDIA_TYPE)
        .entity(Problem.of(code, said, uri.getRequestUri().getRawPath(), violations));
  }

  private static boolean isCollision(Throwable failure) {
    return failure instanceof OptimisticLockException
        || failure instanceof PessimisticLockException
        || failure instanceof LockTimeoutException;
  }

  /** The exception that a service threw, out of what the container wraps round it. */
  private static Throwable unwrapped(Throwable thrown) {
    var failure = thrown;
    while (failure instanceof EJBException
        && !(failure instanceof EJBAccessException)
        && failure.getCause() != null) {
      failure = failure.getCause();
    }
    return failure;
  }
}
