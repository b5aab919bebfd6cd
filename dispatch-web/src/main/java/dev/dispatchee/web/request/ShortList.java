// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import dev.dispatchee.page.Page;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A list so short that it is searched, ordered and cut into pages here.
 *
 * @param name what is searched in
 * @param last the order of those that are equal otherwise
 * @param sorts the orders by the names of fields; {@code name} must be among them
 */
public record ShortList<T>(
    Function<T, String> name, Comparator<T> last, Map<String, Comparator<T>> sorts) {

  /** The page that the query asks for; {@code all} is asked when the query is found to be right. */
  public Page<T> page(UriInfo uri, Supplier<List<T>> all) {
    var parameters = new QueryParameters(uri);
    var search = parameters.text("search");
    var order = parameters.sort("name:asc", sorts.keySet());
    int page = parameters.page();
    int pageSize = parameters.pageSize();
    parameters.check();
    var part = search == null ? "" : search.toLowerCase(Locale.ROOT);
    var found =
        all.get().stream()
            .filter(item -> name.apply(item).toLowerCase(Locale.ROOT).contains(part))
            .sorted(comparator(order))
            .toList();
    var items = found.stream().skip((long) (page - 1) * pageSize).limit(pageSize).toList();
    return Page.of(items, page, pageSize, found.size());
  }

  private Comparator<T> comparator(List<QueryParameters.SortStep> order) {
    var comparator = last;
    for (int i = order.size() - 1; i >= 0; i--) {
      var step = order.get(i);
      var by = sorts.getOrDefault(step.field(), last);
      comparator = (step.ascending() ? by : by.reversed()).thenComparing(comparator);
    }
    return comparator;
  }
}
