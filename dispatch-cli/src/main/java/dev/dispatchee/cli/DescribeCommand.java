// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.cli.output.Table;
import dev.dispatchee.cli.server.AdminApi;
import dev.dispatchee.cli.server.ExitCode;
import dev.dispatchee.cli.server.Query;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells all of one thing. */
@Command(
    name = "describe",
    description =
        "Tells all of a trigger (with its next fires and newest runs), run, executor or node.")
@SuppressWarnings("NullAway.Init") // picocli sets them.
final class DescribeCommand extends ApiCommand {

  private static final int FEW = 5;
  private static final List<String> FIRES =
      List.of("NEXT FIRES=fireDate", "LOCAL=localDateTime", "NOTE=note");

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      converter = KindConverter.class,
      description = "trigger, run, executor or node.")
  private Kind kind;

  @Parameters(
      index = "1",
      paramLabel = "NAME",
      description = "A trigger by its code or id:NUMBER, a run by its number.")
  private String name;

  @Override
  public Integer call() {
    var api = open();
    var found = Named.find(api, kind, name);
    var all = new LinkedHashMap<String, JsonNode>();
    all.put("item", found);
    if (kind == Kind.TRIGGERS) {
      addTo(all, api, found);
    }
    print(all, text(found, all));
    return ExitCode.OK;
  }

  private static void addTo(Map<String, JsonNode> all, AdminApi api, JsonNode trigger) {
    long id = trigger.path("id").asLong();
    // Of a trigger without a schedule there are none to be asked for.
    if (trigger.hasNonNull("scheduleDescription")) {
      all.put(
          "nextFires",
          api.get(Query.of("/triggers/%d/next-fires".formatted(id)).with("count", FEW).toString()));
    }
    all.put(
        "runs", api.get(Query.of("/logs").with("triggerId", id).with("pageSize", FEW).toString()));
  }

  private static String text(JsonNode item, Map<String, JsonNode> more) {
    var text = new StringBuilder();
    for (var field : item.properties()) {
      text.append("%-26s %s%n".formatted(field.getKey() + ":", Table.cell(field.getValue())));
    }
    addTable(text, more.get("nextFires"), FIRES);
    addTable(text, more.get("runs"), Kind.RUNS.columns());
    return text.toString();
  }

  private static void addTable(StringBuilder text, @Nullable JsonNode list, List<String> columns) {
    if (list != null) {
      text.append('\n').append(Table.of(list.path("items"), columns));
    }
  }
}
