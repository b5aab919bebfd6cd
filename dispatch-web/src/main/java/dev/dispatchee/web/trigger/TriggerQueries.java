// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import dev.dispatchee.trigger.StartRules;
import dev.dispatchee.trigger.TriggerFilter;
import dev.dispatchee.trigger.TriggerQuery;
import dev.dispatchee.web.request.QueryParameters;
import jakarta.ws.rs.core.UriInfo;

/** Reads which triggers are asked for. */
final class TriggerQueries {

  private TriggerQueries() {}

  static TriggerQuery of(UriInfo uri) {
    var parameters = new QueryParameters(uri);
    var query =
        new TriggerQuery(
            filter(parameters),
            parameters.sort("name:asc", TriggerQuery.sortable()).stream()
                .map(step -> new TriggerQuery.Sort(step.field(), step.ascending()))
                .toList(),
            parameters.page(),
            parameters.pageSize());
    parameters.check();
    return query;
  }

  static TriggerFilter filter(QueryParameters parameters) {
    return new TriggerFilter(
        parameters.bool("active"),
        parameters.text("dispatchTaskExecutorType"),
        parameters.constants("status", TriggerStatus.class).stream().map(Enum::name).toList(),
        parameters.texts("label"),
        parameters.text("concurrencyGroup", StartRules::isGroupName, StartRules.GROUP_NAMES),
        parameters.text("search"));
  }
}
