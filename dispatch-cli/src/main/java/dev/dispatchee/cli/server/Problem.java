// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.definition.SafeText;
import java.util.ArrayList;
import java.util.List;

/**
 * Why the admin API refuses something.
 *
 * @param status the HTTP status
 * @param detail in words
 * @param violations the values at fault
 */
public record Problem(int status, String detail, List<Violation> violations) {

  /** Copies the list. */
  public Problem {
    violations = List.copyOf(violations);
  }

  /**
   * A value at fault.
   *
   * @param field where it stands, such as {@code triggers.0.cronExpression}
   * @param message what was found and what is allowed
   */
  public record Violation(String field, String message) {}

  static Problem of(int status, JsonNode body) {
    var violations = new ArrayList<Violation>();
    for (var violation : body.path("violations")) {
      violations.add(
          new Violation(
              SafeText.line(violation.path("field").asText()),
              SafeText.line(violation.path("message").asText())));
    }
    var detail = SafeText.line(body.path("detail").asText(body.path("title").asText()));
    return new Problem(status, detail, violations);
  }

  /** What a script is told. */
  public int exitCode() {
    return switch (status) {
      case 401, 403 -> ExitCode.NOT_ALLOWED;
      case 404 -> ExitCode.NOT_FOUND;
      default -> status >= 500 ? ExitCode.UNREACHABLE : ExitCode.REFUSED;
    };
  }

  /** A line for each fault. */
  public String lines() {
    if (status == 401) {
      return "the server does not accept this user and password (after ten wrong ones it accepts"
          + " none for 15 minutes)";
    }
    if (violations.isEmpty()) {
      return detail;
    }
    var lines = new ArrayList<String>();
    for (var violation : violations) {
      lines.add(violation.field() + ": " + violation.message());
    }
    return String.join("\n", lines);
  }
}
