// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import dev.dispatchee.cli.server.AdminApi;
import dev.dispatchee.cli.server.ProblemException;
import java.util.Map;
import picocli.CommandLine.Command;

/** Cancels runs. */
@Command(
    name = "cancel",
    description = "Cancels runs: those that wait at once, those in progress within seconds.")
final class CancelCommand extends EachCommand {

  @Override
  String change(AdminApi api, String run) throws ProblemException {
    api.tryPost("/logs/%s/cancel".formatted(TriggerReference.number(run)), null, Map.of());
    return "asked to end";
  }
}
