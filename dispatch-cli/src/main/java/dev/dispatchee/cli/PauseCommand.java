// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import dev.dispatchee.cli.server.AdminApi;
import dev.dispatchee.cli.server.ProblemException;
import java.util.Map;
import picocli.CommandLine.Command;

/** Deactivates triggers. */
@Command(name = "pause", description = "Deactivates triggers.")
final class PauseCommand extends EachCommand {

  @Override
  String change(AdminApi api, String trigger) throws ProblemException {
    api.tryPost(TriggerReference.path(api, trigger) + "/pause", null, Map.of());
    return "paused";
  }
}
