// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which runs to list. Values are not checked here; the server says what is wrong.
 *
 * @param triggerId only those of one trigger; null for all
 * @param statuses only those with one of these, such as {@code FAILED}; empty for all
 * @param from only those planned then or later; null for all
 * @param to only those planned before; null for all
 * @param cursor the {@link RunPage#nextCursor} of the previous page; null for the first page
 * @param pageSize how many at most, 1 to 200
 */
public record RunQuery(
    @Nullable Long triggerId,
    List<String> statuses,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String cursor,
    int pageSize)
    implements Serializable {

  private static final int DEFAULT_SIZE = 20;

  /** Copies the statuses. */
  public RunQuery {
    statuses = Lists.copy(statuses);
  }

  /** All runs, 20 on a page. */
  public static RunQuery all() {
    return new RunQuery(null, List.of(), null, null, null, DEFAULT_SIZE);
  }

  /** The runs of a trigger, 20 on a page. */
  public static RunQuery ofTrigger(long id) {
    return new RunQuery(id, List.of(), null, null, null, DEFAULT_SIZE);
  }

  /** The same, only those with one of these statuses. */
  public RunQuery withStatus(String... these) {
    return new RunQuery(triggerId, List.of(these), from, to, cursor, pageSize);
  }

  /** The same, only those planned in a period: from its start on, before its end. */
  public RunQuery planned(@Nullable Instant start, @Nullable Instant end) {
    return new RunQuery(triggerId, statuses, start, end, cursor, pageSize);
  }

  /** The same, with this many on a page, 1 to 200. */
  public RunQuery withPageSize(int size) {
    return new RunQuery(triggerId, statuses, from, to, cursor, size);
  }

  /** The page after the given one, which must have a cursor. */
  public RunQuery after(RunPage page) {
    return new RunQuery(triggerId, statuses, from, to, page.nextCursor(), pageSize);
  }

  /** As it is sent: a JSON object of what is given, by the names above. */
  public String json() {
    return new JsonText()
        .with("triggerId", triggerId)
        .with("statuses", statuses)
        .with("from", from)
        .with("to", to)
        .with("cursor", cursor)
        .with("pageSize", pageSize)
        .end();
  }
}
