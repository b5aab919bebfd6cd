// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.log;

import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.LogQuery;
import dev.dispatchee.log.LogView;
import dev.dispatchee.log.RunCause;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.manage.DispatchLogService;
import dev.dispatchee.page.KeyPage;
import dev.dispatchee.trigger.StartRules;
import dev.dispatchee.web.request.KeyList;
import dev.dispatchee.web.request.QueryParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads logs as they are asked for, under their own path and under their trigger's. */
@RequestScoped
public class LogReader {

  private static final Set<String> SORTABLE = Set.of("queuedDate", "plannedDate");

  @Inject private DispatchLogService logs;

  /** One log. */
  public LogView get(DispatchLogId id) {
    return logs.get(id);
  }

  /**
   * A page of logs.
   *
   * @param ofTrigger of this trigger, whatever the parameters say; null for what they say
   */
  public KeyList<LogView> list(UriInfo uri, @Nullable DispatchTriggerId ofTrigger) {
    return KeyList.of(page(query(new QueryParameters(uri), ofTrigger)));
  }

  /** A page of logs. */
  KeyPage<LogView> page(LogQuery query) {
    return logs.list(query);
  }

  /** Which logs are asked for; other parameters must have been read before. */
  static LogQuery query(QueryParameters parameters, @Nullable DispatchTriggerId ofTrigger) {
    var trigger = ofTrigger == null ? trigger(parameters) : ofTrigger;
    var parent = parameters.number("parentLogId", 1, Long.MAX_VALUE);
    var sort = parameters.sort("queuedDate:desc", SORTABLE);
    if (sort.size() > 1) {
      parameters.fault("sort", sort.size() + " steps", "one");
    }
    var group =
        parameters.text("concurrencyGroup", StartRules::isGroupName, StartRules.GROUP_NAMES);
    var search = parameters.text("search");
    var statuses = parameters.constants("status", RunStatus.class);
    var cause = parameters.constant("cause", RunCause.class);
    var node = parameters.text("node");
    var from = parameters.instant("from");
    var to = parameters.instant("to");
    var cursor = parameters.cursor();
    int pageSize = parameters.pageSize();
    var count = parameters.bool("count");
    parameters.check();
    return new LogQuery(
        trigger,
        parent == null ? null : new DispatchLogId(parent),
        group,
        search,
        statuses,
        cause,
        node,
        from,
        to,
        LogQuery.Sort.valueOf(sort.get(0).field()),
        sort.get(0).ascending(),
        cursor,
        pageSize,
        Boolean.TRUE.equals(count));
  }

  /** The trigger that is asked for; null for none. */
  static @Nullable DispatchTriggerId trigger(QueryParameters parameters) {
    var id = parameters.number("triggerId", 1, Long.MAX_VALUE);
    return id == null ? null : new DispatchTriggerId(id);
  }
}
