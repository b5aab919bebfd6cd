// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.cli.server.AdminApi;
import dev.dispatchee.cli.server.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The items of a list, page by page.
 *
 * @param items as many as were wanted, if there are so many
 * @param more whether there are more
 */
record Pages(List<JsonNode> items, boolean more) {

  private static final int LARGEST = 200;

  /** Those of a list with numbered pages. */
  static Pages numbered(AdminApi api, Supplier<Query> query, int limit) {
    var items = new ArrayList<JsonNode>();
    for (int page = 1; ; page++) {
      var answer = api.get(query.get().with("page", page).with("pageSize", LARGEST).toString());
      answer.path("items").forEach(items::add);
      boolean more = page < answer.path("lastPage").asInt();
      if (!more || items.size() >= limit) {
        return cut(items, limit, more);
      }
    }
  }

  /** Those of a list that goes on at a cursor. */
  static Pages byCursor(AdminApi api, Supplier<Query> query, int limit) {
    var items = new ArrayList<JsonNode>();
    String cursor = null;
    while (true) {
      var answer =
          api.get(
              query
                  .get()
                  .with("cursor", cursor)
                  .with("pageSize", Math.min(limit, LARGEST))
                  .toString());
      answer.path("items").forEach(items::add);
      cursor = answer.path("nextCursor").textValue();
      if (cursor == null || items.size() >= limit) {
        return cut(items, limit, cursor != null);
      }
    }
  }

  private static Pages cut(List<JsonNode> items, int limit, boolean more) {
    return items.size() > limit ? new Pages(items.subList(0, limit), true) : new Pages(items, more);
  }
}
