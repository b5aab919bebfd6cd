// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import dev.dispatchee.cli.server.AdminApi;
import dev.dispatchee.cli.server.ProblemException;
import java.util.Map;
import picocli.CommandLine.Command;

/** Activates triggers. */
@Command(name = "resume", description = "Activates triggers.")
final class ResumeCommand extends EachCommand {

  @Override
  String change(AdminApi api, String trigger) throws ProblemException {
    api.tryPost(TriggerReference.path(api, trigger) + "/resume", null, Map.of());
    return "resumed";
  }
}
