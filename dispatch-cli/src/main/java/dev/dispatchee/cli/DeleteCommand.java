// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import dev.dispatchee.cli.server.AdminApi;
import dev.dispatchee.cli.server.ProblemException;
import picocli.CommandLine.Command;

/** Deletes triggers. */
@Command(name = "delete", description = "Deletes triggers, with their runs.")
final class DeleteCommand extends EachCommand {

  @Override
  String change(AdminApi api, String trigger) throws ProblemException {
    api.tryDelete(TriggerReference.path(api, trigger), "*");
    return "deleted";
  }
}
