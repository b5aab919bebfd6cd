// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.cli.output.Table;
import dev.dispatchee.cli.server.AdminApi;
import dev.dispatchee.cli.server.CommandFailedException;
import dev.dispatchee.cli.server.ExitCode;
import dev.dispatchee.cli.server.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists. */
@Command(name = "get", description = "Lists triggers, runs, executors or nodes.")
@SuppressWarnings("NullAway.Init") // picocli sets them.
final class GetCommand extends ApiCommand {

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      converter = KindConverter.class,
      description = "triggers, runs, executors or nodes.")
  private Kind kind;

  @Parameters(
      index = "1..*",
      paramLabel = "NAME",
      description = "These alone: triggers by their codes or id:NUMBER, runs by their numbers.")
  private List<String> names = new ArrayList<>();

  @Mixin private TriggerFilterOptions filter;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Those with this status, such as FAILED; can be repeated.")
  private List<String> statuses = new ArrayList<>();

  @Option(names = "--trigger", paramLabel = "TRIGGER", description = "Runs of this trigger.")
  private @Nullable String trigger;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "As many at most; ${DEFAULT-VALUE} if nothing is said.")
  private int limit;

  @Override
  public Integer call() {
    if (limit < 1) {
      throw new CommandFailedException(ExitCode.USAGE, "--limit: allowed: 1 or more");
    }
    var api = open();
    var found = names.isEmpty() ? list(api) : new Pages(named(api), false);
    print(Map.of("items", found.items()), Table.of(found.items(), kind.columns()));
    if (found.more()) {
      tell("dispatch: there are more; --limit says how many are shown");
    }
    return ExitCode.OK;
  }

  private Pages list(AdminApi api) {
    return switch (kind) {
      case TRIGGERS ->
          Pages.numbered(
              api, () -> filter.addTo(Query.of(kind.path())).withEach("status", statuses), limit);
      case RUNS -> {
        var ofTrigger = trigger == null ? null : TriggerReference.find(api, trigger).path("id");
        yield Pages.byCursor(
            api,
            () ->
                filter
                    .addTo(Query.of(kind.path()))
                    .withEach("status", statuses)
                    .with("triggerId", ofTrigger),
            limit);
      }
      default -> Pages.numbered(api, () -> Query.of(kind.path()), limit);
    };
  }

  private List<JsonNode> named(AdminApi api) {
    return names.stream().map(name -> Named.find(api, kind, name)).toList();
  }
}
