// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.log.LogQuery;
import dev.dispatchee.log.LogView;
import dev.dispatchee.log.RunCause;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.page.KeyCursor;
import dev.dispatchee.page.KeyPage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LogCsvTest {

  private static final Instant DATE = Instant.parse("2026-10-21T12:00:00Z");

  private final List<LogQuery> asked = new ArrayList<>();

  @Test
  void writesAllPagesFromTheCursorOn() throws IOException {
    var lines = table(450, new KeyCursor(DATE, 7));

    assertThat(lines).hasSize(1 + 443);
    assertThat(lines[0]).startsWith("id,triggerId,triggerName,status");
    assertThat(lines[1]).isEqualTo("8,5,a,FAILED,,MANUAL," + DATE + "," + DATE + ",,,,,1,,");
    assertThat(asked)
        .extracting(LogQuery::cursor)
        .containsExactly(
            new KeyCursor(DATE, 7), new KeyCursor(DATE, 207), new KeyCursor(DATE, 407));
    assertThat(asked).allMatch(query -> query.pageSize() == 200 && !query.withCount());
  }

  @Test
  void endsAtTheLimitAndSaysSo() throws IOException {
    assertThat(table(LogCsv.MOST, null)).hasSize(LogCsv.MOST + 1);

    var lines = table(LogCsv.MOST + 1, null);

    assertThat(lines).hasSize(LogCsv.MOST + 2);
    assertThat(lines[LogCsv.MOST + 1]).contains("# there are more");
  }

  @Test
  void tellsWhatKeepsItFromBeingRead() {
    assertThatThrownBy(
            () ->
                LogCsv.table(
                    query(null),
                    query -> {
                      throw new IllegalStateException("away");
                    }))
        .hasMessage("away");
  }

  private String[] table(int logs, KeyCursor cursor) throws IOException {
    var bytes = new ByteArrayOutputStream();
    LogCsv.table(query(cursor), query -> page(query, logs)).write(bytes);
    return bytes.toString(StandardCharsets.UTF_8).lines().toArray(String[]::new);
  }

  private KeyPage<LogView> page(LogQuery query, int logs) {
    asked.add(query);
    long first = query.cursor() == null ? 1 : query.cursor().id() + 1;
    long last = Math.min(logs, first + query.pageSize() - 1);
    var items = LongStream.rangeClosed(first, last).mapToObj(LogCsvTest::log).toList();
    return new KeyPage<>(items, last < logs ? new KeyCursor(DATE, last) : null, null);
  }

  private static LogQuery query(KeyCursor cursor) {
    return new LogQuery(
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        LogQuery.Sort.queuedDate,
        true,
        cursor,
        20,
        true);
  }

  private static LogView log(long id) {
    return new LogView(
        id,
        5,
        "a",
        RunStatus.FAILED,
        RunCause.MANUAL,
        DATE,
        DATE,
        DATE,
        null,
        null,
        null,
        null,
        1,
        null,
        null,
        null,
        null,
        null,
        "hello",
        null,
        null,
        null,
        0,
        false,
        null,
        null,
        null,
        null,
        null,
        4,
        null,
        null);
  }
}
