// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dispatchee.problem.Violation;
import java.net.URI;
import java.util.List;

/**
 * A failure as RFC 9457 has it.
 *
 * @param type a stable URN
 * @param title what kind of failure it is
 * @param status the HTTP status
 * @param detail what was found and what is allowed
 * @param instance what was asked for
 * @param violations the values at fault; left out when there are none
 */
public record Problem(
    URI type,
    String title,
    int status,
    String detail,
    String instance,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Violation> violations) {

  /** Its media type. */
  public static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(ProblemCode code, String detail, String instance, List<Violation> violations) {
    return new Problem(code.urn(), code.title(), code.status(), detail, instance, violations);
  }
}
