// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.cli.output.Table;
import java.util.List;

/**
 * What is different, or was; its fields are those of the import of the admin API.
 *
 * @param dryRun whether it was only looked at
 * @param created the triggers that were not there
 * @param changed the triggers that were there, with what is different
 * @param unchanged the codes of those that are as they were
 * @param deleted the codes of those that are in no file
 */
record ToldDifferences(
    boolean dryRun,
    List<JsonNode> created,
    List<JsonNode> changed,
    List<JsonNode> unchanged,
    List<JsonNode> deleted) {

  /** Copies the lists. */
  ToldDifferences {
    created = List.copyOf(created);
    changed = List.copyOf(changed);
    unchanged = List.copyOf(unchanged);
    deleted = List.copyOf(deleted);
  }

  /** For people: a line for each trigger, and one for each field that changes. */
  @Override
  public String toString() {
    var text = new StringBuilder();
    for (var trigger : created) {
      line(text, "+", trigger);
    }
    for (var trigger : changed) {
      line(text, "~", trigger);
      for (var field : trigger.path("fields")) {
        text.append(
            "    %s: %s -> %s%n"
                .formatted(
                    Table.cell(field.path("field")),
                    value(field.path("before")),
                    value(field.path("after"))));
      }
    }
    for (var code : deleted) {
      text.append("- ").append(Table.cell(code)).append('\n');
    }
    return text.append(
            "%d created, %d changed, %d deleted, %d unchanged%s%n"
                .formatted(
                    created.size(),
                    changed.size(),
                    deleted.size(),
                    unchanged.size(),
                    dryRun ? " (dry run: nothing was done)" : ""))
        .toString();
  }

  private static void line(StringBuilder text, String sign, JsonNode trigger) {
    text.append(
        "%s %s  %s%n"
            .formatted(
                sign,
                Table.cell(trigger.path("externalReferenceCode")),
                Table.cell(trigger.path("name"))));
  }

  private static String value(JsonNode value) {
    return value.isTextual() ? '"' + Table.cell(value) + '"' : value.toString();
  }
}
