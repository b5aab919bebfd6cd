// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Answer;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading and deleting logs. */
class LogsIT extends SharedServerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "&sort=queuedDate:asc", "&sort=plannedDate:desc", "&sort=plannedDate:asc"})
  void pagesByCursorAlthoughNewLogsCome(String sort) {
    var trigger = given.aTrigger().withOverlap().create();
    var ids = idsOfRuns(trigger, 5);
    if (!sort.endsWith(":asc")) {
      Collections.reverse(ids);
    }
    var query = "logs?pageSize=2&triggerId=" + trigger.id() + sort;

    var found = new ArrayList<Long>();
    var page = trigger.api().get(query).mustBe(200);
    add(found, page);
    trigger.awaitEnded(trigger.runNow());
    while (!page.json().path("nextCursor").isNull()) {
      page = trigger.api().get(query + "&cursor=" + page.json().path("nextCursor").asText());
      add(found, page.mustBe(200));
    }

    assertThat(found).startsWith(ids.toArray(Long[]::new)).doesNotHaveDuplicates();
    assertThat(found).hasSize(sort.endsWith(":asc") ? 6 : 5);
  }

  @Test
  void countsOnlyWhenAsked() {
    var trigger = given.aTrigger().withOverlap().create();
    idsOfRuns(trigger, 3);
    var query = trigger.path("/logs?pageSize=1");

    assertThat(trigger.api().get(query).mustBe(200).json().has("totalCount")).isFalse();
    var counted = trigger.api().get(query + "&count=true").mustBe(200).json();
    assertThat(counted.path("totalCount").asInt()).isEqualTo(3);
    assertThat(counted.path("items")).hasSize(1);
    assertThat(counted.path("items").get(0).has("dispatchTaskSettings"))
        .as("settings are in the single log only")
        .isFalse();
  }

  @Test
  void findsByAPartOfTheTriggersName() {
    var trigger = given.aTrigger().create();
    var run = trigger.awaitEnded(trigger.runNow());
    var name = trigger.json().path("name").asText().toUpperCase(Locale.ROOT);

    assertThat(ids(trigger, "logs?search=" + encoded(name))).containsExactly(run.id());
    assertThat(ids(trigger, "logs?search=" + encoded(name + "%"))).isEmpty();
    trigger.api().get("logs?search=a%00b").mustBeProblem(400, "malformed-request");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void tellsThemAsATableForOtherPrograms() {
    var trigger = given.aTrigger().thatFailsWith("=cmd()").withOverlap().create();
    var run = trigger.awaitEnded(trigger.runNow());
    var query = "logs?triggerId=" + trigger.id();

    var table = trigger.api().get(query + "&format=csv").mustBe(200);

    assertThat(table.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
    assertThat(table.header("Content-Disposition")).isEqualTo("attachment; filename=\"runs.csv\"");
    assertThat(table.text().lines().toList())
        .hasSize(2)
        .satisfies(lines -> assertThat(lines.get(1)).startsWith(run.id() + "," + trigger.id()));
    assertThat(trigger.api().with("Accept", "text/csv").get(query).mustBe(200).text())
        .isEqualTo(table.text());
    trigger.api().get(query + "&format=xls").mustBeProblem(400, "malformed-request");
  }

  // A list with nothing in it names no type, so any will do: as without the header.
  @ParameterizedTest
  @ValueSource(strings = {"", ",", ",,,"})
  void anAcceptThatNamesNothingIsAnsweredAsIfThereWereNone(String accept) {
    var trigger = given.aTrigger().create();
    var run = trigger.awaitEnded(trigger.runNow());

    var answer =
        trigger.api().with("Accept", accept).get("logs?triggerId=" + trigger.id()).mustBe(200);

    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.json().at("/items/0/id").asLong()).isEqualTo(run.id());
  }

  @Test
  void findsByEachFilter() {
    var trigger = given.aTrigger().thatFailsWith("x").create();
    var failed = trigger.awaitEnded(trigger.runNow());
    var good = trigger.awaitEnded(trigger.runNowWith("fail", ""));
    var of = "logs?triggerId=" + trigger.id();

    assertThat(ids(trigger, of + "&status=FAILED")).containsExactly(failed.id());
    assertThat(ids(trigger, of + "&status=FAILED&status=SUCCESSFUL")).hasSize(2);
    assertThat(ids(trigger, of + "&status=MISSED")).isEmpty();
    assertThat(ids(trigger, of + "&cause=MANUAL")).hasSize(2);
    assertThat(ids(trigger, of + "&cause=SCHEDULE")).isEmpty();
    assertThat(ids(trigger, of + "&node=dispatch-it")).hasSize(2);
    assertThat(ids(trigger, of + "&node=another")).isEmpty();
    assertThat(ids(trigger, of + "&from=" + good.plannedDate())).containsExactly(good.id());
    assertThat(ids(trigger, of + "&to=" + good.plannedDate())).containsExactly(failed.id());
    assertThat(ids(trigger, "logs?triggerId=999999999")).isEmpty();
    trigger.api().get("triggers/999999999/logs").mustBeProblem(404, "not-found");
  }

  @Test
  void deletesLogs() {
    var trigger = given.aTrigger().withOverlap().create();
    var ids = idsOfRuns(trigger, 3);
    var api = trigger.api();

    api.delete("logs/" + ids.get(0)).mustBe(204);
    api.delete("logs/" + ids.get(0)).mustBeProblem(404, "not-found");
    api.get("logs/" + ids.get(0)).mustBeProblem(404, "not-found");
    api.get("logs/" + ids.get(0) + "/output").mustBeProblem(404, "not-found");

    var deleted = api.delete("logs?triggerId=" + trigger.id()).mustBe(200).json();
    assertThat(deleted.path("deleted").asInt()).isEqualTo(2);
    assertThat(trigger.logs()).isEmpty();
    api.delete("logs").mustBeProblem(400, "malformed-request");
  }

  @Test
  void leavesWhatIsInProgressWhenLogsAreDeleted() {
    var trigger = given.aTrigger().thatTakes(Duration.ofSeconds(60)).create();
    var run = trigger.awaitStarted(trigger.runNow());
    trigger.awaitEnded(trigger.runNow());

    trigger.api().delete("logs?triggerId=" + trigger.id()).mustBe(200);

    assertThat(trigger.logs()).extracting(Log::id).containsExactly(run.id());
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-3, 206, 0123, bytes 0-3/11",
    "bytes=4-, 206, '456789\n', bytes 4-10/11",
    "bytes=-3, 206, '89\n', bytes 8-10/11",
    "bytes=-99, 206, '0123456789\n', bytes 0-10/11",
    "bytes=3-99, 206, '3456789\n', bytes 3-10/11",
    "'bytes=0-1,3-4', 200, '0123456789\n', ''",
    "lines=0-1, 200, '0123456789\n', ''"
  })
  void answersTheRangeOfOutputThatIsAskedFor(
      String range, int status, String text, String contentRange) {
    var trigger = given.aTrigger().withSetting("message", "0123456789").create();
    var run = trigger.awaitEnded(trigger.runNow());
    var path = "logs/" + run.id() + "/output";

    var answer = trigger.api().with("Range", range).get(path).mustBe(status);

    assertThat(answer.text()).isEqualTo(text);
    assertThat(answer.header("Content-Range")).isEqualTo(contentRange);
    assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/plain;charset=UTF-8");
    trigger.api().with("Range", "bytes=11-").get(path).mustBe(416);
  }

  @Test
  void showsOutputAndProgressOfARunInProgress() {
    var trigger = given.aTrigger().thatTakes(Duration.ofSeconds(60)).create();
    var run = trigger.runNow();

    var shown = trigger.awaitLogs(1, log -> log.progressPercent() != null).get(0);

    assertThat(shown.isInProgress()).isTrue();
    assertThat(shown.outputBytes()).isPositive();
    assertThat(trigger.output(run)).isEqualTo("Hello from Dispatch EE\n");
  }

  private static List<Long> idsOfRuns(Trigger trigger, int count) {
    var ids = new ArrayList<Long>();
    for (int i = 0; i < count; i++) {
      ids.add(trigger.awaitEnded(trigger.runNow()).id());
    }
    return ids;
  }

  private static List<Long> ids(Trigger trigger, String query) {
    var ids = new ArrayList<Long>();
    add(ids, trigger.api().get(query).mustBe(200));
    return ids;
  }

  private static void add(List<Long> ids, Answer page) {
    page.items(Log.class).forEach(log -> ids.add(log.id()));
  }
}
