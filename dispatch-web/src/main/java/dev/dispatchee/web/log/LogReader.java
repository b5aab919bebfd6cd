// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.DispatchLogService;
import dev.dispatchee.log.LogCursor;
import dev.dispatchee.log.LogPage;
import dev.dispatchee.log.LogQuery;
import dev.dispatchee.log.LogView;
import dev.dispatchee.log.RunCause;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.web.request.QueryParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads logs as they are asked for, under their own path and under their trigger's. */
@RequestScoped
public class LogReader {

  private static final Set<String> SORTABLE = Set.of("queuedDate", "plannedDate");

  @Inject private DispatchLogService logs;

  /**
   * A part of a list.
   *
   * @param items what is on this page
   * @param nextCursor what to send for the next page; null when there is none
   * @param totalCount how many there are in all; left out when they were not counted
   */
  public record Listed(
      List<LogView> items,
      @Nullable String nextCursor,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long totalCount) {

    static Listed of(LogPage page) {
      var next = page.next();
      return new Listed(page.items(), next == null ? null : next.text(), page.totalCount());
    }
  }

  /** One log. */
  public LogView get(DispatchLogId id) {
    return logs.get(id);
  }

  /**
   * A page of logs.
   *
   * @param ofTrigger of this trigger, whatever the parameters say; null for what they say
   */
  public Listed list(UriInfo uri, @Nullable Long ofTrigger) {
    var parameters = new QueryParameters(uri);
    var trigger = ofTrigger == null ? parameters.number("triggerId", 1, Long.MAX_VALUE) : ofTrigger;
    var sort = parameters.sort("queuedDate:desc", SORTABLE);
    if (sort.size() > 1) {
      parameters.fault("sort", sort.size() + " steps", "one");
    }
    var statuses = parameters.constants("status", RunStatus.class);
    var cause = parameters.constant("cause", RunCause.class);
    var node = parameters.text("node");
    var from = parameters.instant("from");
    var to = parameters.instant("to");
    var cursor = cursor(parameters);
    int pageSize = parameters.pageSize();
    var count = parameters.bool("count");
    parameters.check();
    return Listed.of(
        logs.list(
            new LogQuery(
                trigger,
                statuses,
                cause,
                node,
                from,
                to,
                LogQuery.Sort.valueOf(sort.get(0).field()),
                sort.get(0).ascending(),
                cursor,
                pageSize,
                Boolean.TRUE.equals(count))));
  }

  private static @Nullable LogCursor cursor(QueryParameters parameters) {
    var text = parameters.text("cursor");
    if (text == null) {
      return null;
    }
    var cursor = LogCursor.read(text);
    if (cursor.isEmpty()) {
      parameters.fault("cursor", text, "a nextCursor that was answered before");
    }
    return cursor.orElse(null);
  }
}
