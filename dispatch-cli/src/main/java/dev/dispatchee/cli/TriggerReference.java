// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.cli.server.AdminApi;
import dev.dispatchee.cli.server.CommandFailedException;
import dev.dispatchee.cli.server.ExitCode;
import dev.dispatchee.cli.server.Query;
import java.util.regex.Pattern;

/** A trigger as it is typed: its external reference code, or {@code id:} and its number. */
final class TriggerReference {

  static final String DESCRIPTION = "Its external reference code, or id: and its number (id:17).";

  private static final String BY_ID = "id:";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private TriggerReference() {}

  /**
   * The trigger.
   *
   * @throws CommandFailedException if there is none
   */
  static JsonNode find(AdminApi api, String typed) {
    if (typed.startsWith(BY_ID)) {
      return api.get("/triggers/" + number(typed.substring(BY_ID.length())));
    }
    return api.get(Query.path("/triggers/by-external-reference-code", typed));
  }

  /** The path of the trigger. */
  static String path(AdminApi api, String typed) {
    return typed.startsWith(BY_ID)
        ? "/triggers/" + number(typed.substring(BY_ID.length()))
        : "/triggers/" + find(api, typed).path("id").asLong();
  }

  /** The number of a trigger or a run. */
  static String number(String typed) {
    if (!NUMBER.matcher(typed).matches()) {
      throw new CommandFailedException(
          ExitCode.USAGE, "found '%s', allowed: a number".formatted(typed));
    }
    return typed;
  }
}
