// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.cli.file.Definition;
import dev.dispatchee.cli.file.Part;
import dev.dispatchee.cli.server.AdminApi;
import dev.dispatchee.cli.server.CommandFailedException;
import dev.dispatchee.cli.server.ExitCode;
import dev.dispatchee.cli.server.Problem;
import dev.dispatchee.cli.server.ProblemException;
import dev.dispatchee.cli.server.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings definitions to the server: first all parts are only looked at, so that whatever is wrong
 * is told before anything is done; then each is taken, all of it or nothing.
 */
final class Applying {

  private final AdminApi api;
  private final @Nullable Manager manager;
  private final Consumer<String> progress;

  /**
   * Takes what it needs.
   *
   * @param manager in whose name; null for nobody's
   * @param progress takes a line now and then
   */
  Applying(AdminApi api, @Nullable Manager manager, Consumer<String> progress) {
    this.api = api;
    this.manager = manager;
    this.progress = progress;
  }

  /**
   * What would be different.
   *
   * @throws CommandFailedException naming everything that is wrong
   */
  Differences differences(List<Definition> definitions) {
    var differences = new Differences();
    var faults = new ArrayList<String>();
    int code = ExitCode.REFUSED;
    for (var part : Part.of(definitions)) {
      try {
        differences.add(send(part, true));
      } catch (ProblemException refused) {
        code = refused.problem().exitCode();
        faults.addAll(part.faults(refused.problem()));
        if (!isAboutTheFiles(refused.problem())) {
          break;
        }
      }
    }
    if (!faults.isEmpty()) {
      throw new CommandFailedException(code, String.join("\n", faults));
    }
    return differences;
  }

  private static boolean isAboutTheFiles(Problem problem) {
    return !problem.violations().isEmpty();
  }

  /** Finds the triggers that have the manager's name and are in none of the files. */
  void findOthers(List<Definition> definitions, Differences differences) {
    var codes = definitions.stream().map(Definition::code).collect(Collectors.toSet());
    var label = manager == null ? null : manager.label();
    Pages.numbered(
            api,
            () ->
                Query.of("/triggers")
                    .with("label", label)
                    .with("sort", "externalReferenceCode:asc"),
            Integer.MAX_VALUE)
        .items()
        .stream()
        .filter(trigger -> !codes.contains(trigger.path("externalReferenceCode").asText()))
        .forEach(differences::addDeleted);
  }

  /**
   * Makes the server what the definitions say; what they do not change is not sent again.
   *
   * @throws CommandFailedException if it refuses some after all, saying what was done
   */
  void take(List<Definition> definitions, Differences differences) {
    var parts =
        Part.of(
            definitions.stream()
                .filter(definition -> !differences.isUnchanged(definition.code()))
                .toList());
    for (int i = 0; i < parts.size(); i++) {
      take(parts.get(i), i, parts.size());
    }
    delete(differences.toDelete());
  }

  private void take(Part part, int number, int of) {
    var done = number == 0 ? "nothing was done" : done(number, of);
    try {
      send(part, false);
    } catch (ProblemException refused) {
      var faults = new ArrayList<>(part.faults(refused.problem()));
      faults.add(done);
      throw new CommandFailedException(refused.problem().exitCode(), String.join("\n", faults));
    } catch (CommandFailedException failed) {
      throw new CommandFailedException(
          failed.exitCode(),
          "%s%nwhether part %d of %d was taken is not known, %s; apply again"
              .formatted(failed.text(), number + 1, of, number == 0 ? "nothing else was" : done));
    }
    if (of > 1) {
      progress.accept("part %d of %d is done".formatted(number + 1, of));
    }
  }

  private static String done(int number, int of) {
    return "%d of %d parts were done and stay".formatted(number, of);
  }

  private void delete(List<JsonNode> triggers) {
    var faults = new ArrayList<String>();
    int code = ExitCode.REFUSED;
    for (var trigger : triggers) {
      try {
        api.tryDelete(
            "/triggers/" + trigger.path("id").asLong(),
            "\"%d\"".formatted(trigger.path("version").asLong()));
      } catch (ProblemException refused) {
        code = refused.problem().exitCode();
        faults.add(
            "%s: %s"
                .formatted(
                    trigger.path("externalReferenceCode").asText(), refused.problem().lines()));
      }
    }
    if (!faults.isEmpty()) {
      faults.add("all files were applied, these triggers were not deleted");
      throw new CommandFailedException(code, String.join("\n", faults));
    }
  }

  private JsonNode send(Part part, boolean dryRun) throws ProblemException {
    var path =
        Query.of("/import")
            .with("dryRun", dryRun)
            .with("managedBy", manager == null ? null : manager.name())
            .toString();
    return api.tryPost(path, part.body(), Map.of());
  }
}
