// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import dev.dispatchee.cli.server.AdminApi;
import dev.dispatchee.cli.server.CommandFailedException;
import dev.dispatchee.cli.server.ExitCode;
import dev.dispatchee.cli.server.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Parameters;

/** Does one thing with each of some; what one is refused for keeps no other back. */
abstract class EachCommand extends ApiCommand {

  @Parameters(
      arity = "1..*",
      paramLabel = "NAME",
      description = "Triggers by their codes or id:NUMBER, runs by their numbers.")
  private List<String> names = new ArrayList<>();

  /**
   * Does it.
   *
   * @return what was done, in one word
   */
  abstract String change(AdminApi api, String name) throws ProblemException;

  @Override
  public final Integer call() {
    var api = open();
    var done = new ArrayList<Map<String, String>>();
    var table = new StringBuilder();
    int code = ExitCode.OK;
    for (var name : names) {
      try {
        var what = change(api, name);
        done.add(Map.of("name", name, "done", what));
        table.append(name).append(' ').append(what).append('\n');
      } catch (ProblemException refused) {
        code = first(code, refused.problem().exitCode());
        tellOf(name, refused.problem().lines());
      } catch (CommandFailedException failed) {
        code = first(code, failed.exitCode());
        tellOf(name, failed.text());
        if (failed.exitCode() == ExitCode.UNREACHABLE
            || failed.exitCode() == ExitCode.NOT_ALLOWED) {
          // The next ones would fare no better, and a wrong password is counted.
          break;
        }
      }
    }
    print(Map.of("items", done), table);
    return code;
  }

  private static int first(int code, int next) {
    return code == ExitCode.OK ? next : code;
  }

  private void tellOf(String name, String fault) {
    tell("dispatch: %s: %s".formatted(name, fault));
  }
}
