// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.cli.output.Table;
import dev.dispatchee.cli.server.ExitCode;
import java.util.Set;

/** What the state of a run means. */
final class RunEnd {

  private static final Set<String> OPEN = Set.of("QUEUED", "IN_PROGRESS");

  private RunEnd() {}

  static boolean isReached(JsonNode log) {
    return !OPEN.contains(log.path("status").asText());
  }

  static int exitCode(JsonNode log) {
    return log.path("status").asText().equals("SUCCESSFUL")
        ? ExitCode.OK
        : ExitCode.RUN_NOT_SUCCESSFUL;
  }

  /** For people, in one line. */
  static String line(JsonNode log) {
    var line = new StringBuilder("run ");
    line.append(log.path("id").asLong()).append(": ").append(Table.cell(log.path("status")));
    if (log.hasNonNull("reason")) {
      line.append(", ").append(Table.cell(log.path("reason")));
    }
    if (log.hasNonNull("error")) {
      line.append(": ").append(Table.cell(log.path("error")));
    }
    return line.toString();
  }
}
