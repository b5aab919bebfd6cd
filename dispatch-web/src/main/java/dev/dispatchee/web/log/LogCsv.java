// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dispatchee.log.LogQuery;
import dev.dispatchee.log.LogView;
import dev.dispatchee.page.KeyPage;
import dev.dispatchee.web.request.QueryParameters;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Logs as a table for other programs. It is written page by page: nothing is held for a slow caller
 * but the page that is being sent.
 */
final class LogCsv {

  static final String TYPE = "text/csv";

  /** How many logs one table has at most. */
  static final int MOST = 10_000;

  static final String HEAD =
      CsvLine.of(
          List.of(
              "id",
              "triggerId",
              "triggerName",
              "status",
              "reason",
              "cause",
              "plannedDate",
              "queuedDate",
              "startDate",
              "endDate",
              "durationMillis",
              "node",
              "attempt",
              "requestedBy",
              "error"));

  private static final String MORE =
      "# there are more: narrow the search, this is the first %d".formatted(MOST);
  private static final int PAGE = 200;

  private enum Format {
    csv,
    json
  }

  private LogCsv() {}

  /** Whether a table is asked for: by {@code format=csv}, or else by {@code Accept}. */
  static boolean isAskedFor(QueryParameters parameters, HttpHeaders headers) {
    var format = parameters.constant("format", Format.class);
    return format == null
        ? headers.getAcceptableMediaTypes().stream()
            .limit(1)
            .anyMatch(MediaType.valueOf(TYPE)::equals)
        : format == Format.csv;
  }

  /** The table. What keeps its first page from being read is thrown before anything is sent. */
  static StreamingOutput table(LogQuery query, Function<LogQuery, KeyPage<LogView>> pages) {
    var first = pages.apply(query.after(query.cursor(), PAGE));
    return target -> write(target, query, first, pages);
  }

  private static void write(
      OutputStream target,
      LogQuery query,
      KeyPage<LogView> first,
      Function<LogQuery, KeyPage<LogView>> pages)
      throws IOException {
    target.write(HEAD.getBytes(UTF_8));
    var page = first;
    for (int written = page.items().size(); ; written += page.items().size()) {
      var lines = new StringBuilder();
      page.items().forEach(log -> lines.append(line(log)));
      target.write(lines.toString().getBytes(UTF_8));
      if (page.next() == null) {
        return;
      }
      if (written >= MOST) {
        target.write(CsvLine.of(List.of(MORE)).getBytes(UTF_8));
        return;
      }
      page = pages.apply(query.after(page.next(), PAGE));
    }
  }

  private static String line(LogView log) {
    return CsvLine.of(
        Arrays.asList(
            log.id(),
            log.triggerId(),
            log.triggerName(),
            log.status(),
            log.reason(),
            log.cause(),
            log.plannedDate(),
            log.queuedDate(),
            log.startDate(),
            log.endDate(),
            log.durationMillis(),
            log.node(),
            log.attempt(),
            log.requestedBy(),
            log.error()));
  }
}
