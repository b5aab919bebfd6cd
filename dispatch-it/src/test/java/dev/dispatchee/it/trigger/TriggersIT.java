// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Answer;
import dev.dispatchee.it.client.Api;
import dev.dispatchee.it.server.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Making, changing, finding and deleting triggers. */
class TriggersIT extends SharedServerTest {

  @Test
  void fillsInWhatIsNotGiven() {
    var name = given.aName();
    var answer =
        given
            .admin()
            .post(
                "triggers", Map.of("name", "  " + name + " ", "dispatchTaskExecutorType", "hello"))
            .mustBe(201);
    var trigger = given.willRemove(answer);

    var made = answer.json();
    assertThat(answer.header("Location")).endsWith("/api/v1/triggers/" + trigger.id());
    assertThat(answer.header("ETag")).isEqualTo("\"" + made.path("version").asText() + "\"");
    assertThat(made.path("name").asText()).isEqualTo(name);
    assertThat(UUID.fromString(made.path("externalReferenceCode").asText())).isNotNull();
    assertThat(fieldsOf(made))
        .containsEntry("description", "null")
        .containsEntry("dispatchTaskSettings", "{}")
        .containsEntry("active", "false")
        .containsEntry("cronExpression", "null")
        .containsEntry("interval", "null")
        .containsEntry("runOnceDate", "null")
        .containsEntry("timeZoneId", "\"UTC\"")
        .containsEntry("daylightSavingRule", "\"RUN_ONCE\"")
        .containsEntry("startDate", "null")
        .containsEntry("endDate", "null")
        .containsEntry("misfirePolicy", "\"FIRE_ONCE\"")
        .containsEntry("overlapAllowed", "false")
        .containsEntry("dispatchTaskClusterMode", "\"SINGLE_NODE\"")
        .containsEntry("priority", "4")
        .containsEntry("timeout", "null")
        .containsEntry("maxAttempts", "1")
        .containsEntry("retryDelay", "\"PT10S\"")
        .containsEntry("retryMaxDelay", "\"PT1H\"")
        .containsEntry("logRetention", "\"PT720H\"")
        .containsEntry("failedLogRetention", "null")
        .containsEntry("logLimit", "null")
        .containsEntry("system", "false")
        .containsEntry("labels", "[]")
        .containsEntry("status", "\"NEVER_RAN\"")
        .containsEntry("nextFireDate", "null")
        .containsEntry("previousFireDate", "null")
        .containsEntry("executorAvailable", "true")
        .containsEntry("scheduleDescription", "null")
        .containsEntry("createdBy", "\"admin\"")
        .containsEntry("modifiedBy", "\"admin\"")
        .containsKeys("dateCreated", "dateModified");
    assertThat(trigger.json()).isEqualTo(made);
  }

  @Test
  void answersWhatWasSent() {
    var sent = everyField(given.aName());
    var made = given.admin().post("triggers", sent).mustBe(201);
    given.willRemove(made);

    var found = made.json();
    assertThat(found.path("startDate").asText()).isEqualTo("2031-01-01T11:00:00Z");
    assertThat(found.path("endDate").asText()).isEqualTo("2032-01-01T12:00:00.123Z");
    assertThat(found.path("timeout").asText()).isEqualTo("PT1M30S");
    assertThat(found.path("logRetention").asText()).isEqualTo("PT48H");
    assertThat(found.path("failedLogRetention").asText()).isEqualTo("PT2160H");
    assertThat(found.path("failedLogLimit").asInt()).isEqualTo(100);
    assertThat(found.path("canceledLogLimit").asInt(-1)).isZero();
    assertThat(found.path("nextFireDate").asText()).startsWith("2031-01-02T");
    assertThat(found.path("scheduleDescription").asText()).isNotBlank();
    for (var field :
        List.of("name", "description", "cronExpression", "timeZoneId", "priority", "labels")) {
      assertThat(found.path(field).toString()).contains(textOf(sent.get(field)));
    }
  }

  @Test
  void takesBackWhatItAnswered() {
    var trigger = given.willRemove(given.admin().post("triggers", everyField(given.aName())));
    var before = trigger.json();

    var after = trigger.api().put(trigger.path(""), before).mustBe(200).json();

    assertThat(without(after, "version", "dateModified"))
        .isEqualTo(without(before, "version", "dateModified"));
  }

  @Test
  void changesOnlyWhatAPatchNames() {
    var trigger =
        given
            .aTrigger()
            .withSetting("message", "one")
            .withSetting("seconds", "1")
            .with("description", "before")
            .with("priority", 7)
            .withTimeout(Duration.ofSeconds(5))
            .create();

    var changed =
        trigger
            .api()
            .patch(
                trigger.path(""),
                "{\"description\":\"after\",\"priority\":null,\"timeout\":null,"
                    + "\"dispatchTaskSettings\":{\"seconds\":null,\"outputBytes\":\"5\"}}")
            .mustBe(200)
            .json();

    assertThat(changed.path("description").asText()).isEqualTo("after");
    assertThat(changed.path("priority").asInt()).as("back to the default").isEqualTo(4);
    assertThat(changed.path("timeout").isNull()).isTrue();
    assertThat(fieldsOf(changed.path("dispatchTaskSettings")))
        .containsOnly(Map.entry("message", "\"one\""), Map.entry("outputBytes", "\"5\""));
  }

  @Test
  void replacesAllButWhatItIsKnownByAndWhetherItIsActive() {
    var trigger =
        given
            .aTrigger()
            .withCron("0 0 0 1 1 ?")
            .with("description", "before")
            .with("priority", 7)
            .with("labels", List.of("a"))
            .create();
    var code = trigger.json().path("externalReferenceCode").asText();

    var replaced =
        trigger
            .api()
            .put(
                trigger.path(""),
                Map.of(
                    "name",
                    given.aName(),
                    "dispatchTaskExecutorType",
                    "hello",
                    "cronExpression",
                    "0 0 0 2 1 ?"))
            .mustBe(200)
            .json();

    assertThat(replaced.path("active").asBoolean()).isTrue();
    assertThat(replaced.path("externalReferenceCode").asText()).isEqualTo(code);
    assertThat(replaced.path("description").isNull()).isTrue();
    assertThat(replaced.path("priority").asInt()).isEqualTo(4);
    assertThat(replaced.path("labels")).isEmpty();
    assertThat(replaced.path("nextFireDate").asText()).endsWith("-01-02T00:00:00Z");
  }

  @Test
  void createsAndReplacesByExternalReferenceCode() {
    var code = "order:" + UUID.randomUUID();
    var path = "triggers/by-external-reference-code/" + code;
    var api = given.admin();
    api.get(path).mustBeProblem(404, "not-found");

    var body =
        new LinkedHashMap<String, Object>(
            Map.of("name", given.aName(), "dispatchTaskExecutorType", "hello"));
    var created = api.put(path, body).mustBe(201);
    var trigger = given.willRemove(created);
    body.put("description", "second");
    body.put("externalReferenceCode", code);
    var replaced = api.put(path, body).mustBe(200).json();

    assertThat(created.header("Location")).endsWith("/triggers/" + trigger.id());
    assertThat(created.json().path("externalReferenceCode").asText()).isEqualTo(code);
    assertThat(replaced.path("id").asLong()).isEqualTo(trigger.id());
    assertThat(replaced.path("description").asText()).isEqualTo("second");
    assertThat(api.get(path).mustBe(200).json()).isEqualTo(trigger.json());

    body.put("externalReferenceCode", "another");
    var refused = api.put(path, body).mustBeProblem(422, "validation-failed");
    assertThat(refused.violations()).containsExactly("externalReferenceCode validation-failed");
  }

  @Test
  void changesOnlyTheVersionThatTheCallerSaw() {
    var trigger = given.aTrigger().create();
    var api = trigger.api();
    var old = api.get(trigger.path("")).header("ETag");
    var current =
        api.with("If-Match", old)
            .patch(trigger.path(""), Map.of("description", "first"))
            .mustBe(200)
            .header("ETag");
    assertThat(current).isNotEqualTo(old);
    var before = trigger.json();

    var late = api.with("If-Match", old);
    late.patch(trigger.path(""), Map.of("description", "second"))
        .mustBeProblem(412, "stale-version");
    late.put(trigger.path(""), before).mustBeProblem(412, "stale-version");
    late.delete(trigger.path("")).mustBeProblem(412, "stale-version");
    assertThat(trigger.json()).isEqualTo(before);

    api.with("If-Match", "*").patch(trigger.path(""), Map.of("description", "third")).mustBe(200);
    var last = api.get(trigger.path("")).header("ETag");
    api.with("If-Match", "\"nothing\", " + last).delete(trigger.path("")).mustBe(204);
  }

  // Many times over: what may be lost is lost once in thousands of such meetings.
  @RepeatedTest(20)
  void makesChangesThatComeTogetherOneAfterTheOtherOrRefusesThem() {
    var trigger = given.aTrigger().create();
    long before = trigger.json().path("version").asLong();

    var answers = new ArrayList<CompletableFuture<Answer>>();
    for (int i = 0; i < 12; i++) {
      var change = Map.of("description", "change " + i);
      answers.add(
          CompletableFuture.supplyAsync(() -> trigger.api().patch(trigger.path(""), change)));
    }
    var joined = answers.stream().map(CompletableFuture::join).toList();

    assertThat(joined)
        .extracting(Answer::status)
        .allMatch(status -> status == 200 || status == 409)
        .contains(200);
    var made = joined.stream().filter(answer -> answer.status() == 200).toList();
    assertThat(made)
        .extracting(answer -> answer.json().path("version").asLong())
        .as("each change made its own version")
        .doesNotHaveDuplicates();
    assertThat(trigger.json().path("version").asLong() - before).isEqualTo(made.size());
  }

  @Test
  void deletesATriggerOnceAndKeepsItsLogs() {
    var trigger = given.aTrigger().create();
    var name = trigger.json().path("name").asText();
    var run = trigger.awaitEnded(trigger.runNow());
    var api = trigger.api();

    api.delete(trigger.path("")).mustBe(204);

    api.delete(trigger.path("")).mustBeProblem(404, "not-found");
    api.get(trigger.path("")).mustBeProblem(404, "not-found");
    api.post(trigger.path("/run")).mustBeProblem(404, "not-found");
    assertThat(trigger.log(run.id()).triggerName()).isEqualTo(name);
    assertThat(trigger.logs()).hasSize(1);
  }

  @Test
  void cancelsWhatWaitsWhenItsTriggerIsDeleted() {
    var trigger =
        given.aTrigger().thatFailsWith("so far").withAttempts(2, Duration.ofHours(1)).create();
    var first = trigger.awaitEnded(trigger.runNow());
    var retry = trigger.awaitLogs(1, log -> log.attempt() == 2).get(0);
    assertThat(retry.status()).isEqualTo("QUEUED");

    trigger.api().delete(trigger.path("")).mustBe(204);

    var canceled = trigger.log(retry.id());
    assertThat(canceled.status()).isEqualTo("CANCELED");
    assertThat(canceled.reason()).isEqualTo("TRIGGER_DELETED");
    assertThat(canceled.endDate()).isNotNull();
    assertThat(trigger.log(first.id()).status()).isEqualTo("FAILED");
  }

  @Test
  void keepsATriggerWhoseRunIsInProgress() {
    var trigger = given.aTrigger().thatTakes(Duration.ofSeconds(60)).create();
    var run = trigger.awaitStarted(trigger.runNow());

    trigger.api().delete(trigger.path("")).mustBeProblem(409, "run-in-progress");
    trigger.api().delete("logs/" + run.id()).mustBeProblem(409, "run-in-progress");

    assertThat(trigger.log(run.id()).isInProgress()).isTrue();
  }

  @Test
  void pagesThroughWhatItFinds() {
    var marker = UUID.randomUUID().toString();
    for (var letter : List.of("C", "a", "B", "e", "D")) {
      given.aTrigger().named(letter + " " + marker.toUpperCase(Locale.ROOT)).create();
    }
    var api = given.admin();

    var second = api.get("triggers?pageSize=2&page=2&search=" + marker).mustBe(200);
    var past = api.get("triggers?pageSize=2&page=9&search=" + marker).mustBe(200).json();
    var none = api.get("triggers?search=" + UUID.randomUUID()).mustBe(200).json();

    assertThat(second.json().path("totalCount").asInt()).isEqualTo(5);
    assertThat(second.json().path("page").asInt()).isEqualTo(2);
    assertThat(second.json().path("pageSize").asInt()).isEqualTo(2);
    assertThat(second.json().path("lastPage").asInt()).isEqualTo(3);
    assertThat(second.json().path("items")).hasSize(2);
    assertThat(past.path("items")).isEmpty();
    assertThat(past.path("totalCount").asInt()).isEqualTo(5);
    assertThat(none.path("lastPage").asInt()).isEqualTo(1);

    var pages = new ArrayList<String>();
    for (int page = 1; page <= 3; page++) {
      pages.addAll(letters(api, "&pageSize=2&page=" + page, marker));
    }
    assertThat(pages).containsExactlyElementsOf(letters(api, "", marker)).hasSize(5);
    var descending = letters(api, "&sort=name:desc", marker);
    assertThat(descending).containsExactlyElementsOf(reversed(pages));
    assertThat(letters(api, "&sort=id:asc", marker)).containsExactly("C", "a", "B", "e", "D");
    assertThat(letters(api, "&sort=dispatchTaskExecutorType:desc,id:desc", marker))
        .containsExactly("D", "e", "B", "a", "C");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "name",
        "externalReferenceCode",
        "dispatchTaskExecutorType",
        "active",
        "priority",
        "nextFireDate",
        "previousFireDate",
        "dateCreated",
        "dateModified",
        "status"
      })
  void sortsByEachFieldThatItOffers(String field) {
    var marker = UUID.randomUUID().toString();
    given.aTrigger().named("b " + marker).with("priority", 1).create();
    given
        .aTrigger()
        .named("c " + marker)
        .with("priority", 2)
        .with("externalReferenceCode", "zz" + marker)
        .withCron("0 0 0 1 1 ?")
        .create();

    var up = letters(given.admin(), "&sort=" + field + ":asc", marker);
    var down = letters(given.admin(), "&sort=" + field + ":desc", marker);

    assertThat(up).containsExactlyInAnyOrder("b", "c");
    assertThat(down).containsExactlyInAnyOrder("b", "c");
    if (List.of("id", "name", "priority", "dateCreated", "active").contains(field)) {
      assertThat(up).containsExactly("b", "c");
      assertThat(down).containsExactly("c", "b");
    }
  }

  @Test
  void searchesForPercentAndUnderscoreAsTheyStand() {
    var marker = UUID.randomUUID().toString();
    given.aTrigger().named("50%_of " + marker).create();
    given.aTrigger().named("50 of " + marker).create();
    given.aTrigger().named("50xyof " + marker).create();

    assertThat(letters(given.admin(), "", "50%25_OF%20" + marker)).containsExactly("50%_of");
    assertThat(letters(given.admin(), "", "50%25of%20" + marker)).isEmpty();
    assertThat(letters(given.admin(), "", "%5Cof%20" + marker)).isEmpty();
    assertThat(letters(given.admin(), "", marker)).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "active=true",
        "dispatchTaskExecutorType=hello",
        "status=SUCCESSFUL",
        "status=FAILED&status=SUCCESSFUL",
        "label=%s",
        "label=other&label=%s"
      })
  void findsByEachFilter(String filter) {
    var label = "l" + UUID.randomUUID().toString().substring(0, 30);
    var name = given.aName();
    var trigger =
        given
            .aTrigger()
            .named(name)
            .withCron("0 0 0 1 1 ?")
            .with("labels", List.of(label))
            .create();
    trigger.awaitEnded(trigger.runNow());
    var query = "triggers?search=%s&".formatted(name.replace(" ", "%20")) + filter.formatted(label);

    assertThat(given.admin().get(query).mustBe(200).json().path("totalCount").asInt()).isOne();
    var others =
        query
            .replace("active=true", "active=false")
            .replace("=hello", "=Hello")
            .replace("SUCCESSFUL", "TIMED_OUT")
            .replace("=" + label, "=" + label + "x");
    assertThat(given.admin().get(others).mustBe(200).json().path("totalCount").asInt()).isZero();
  }

  @Test
  void listsExecutors() {
    var all = given.caller(User.VIEWER).get("executors").mustBe(200);

    assertThat(all.items(JsonNode.class))
        .extracting(executor -> executor.path("type").asText())
        .contains("hello", "http-request");
    var hello = given.admin().get("executors/hello").mustBe(200).json();
    assertThat(hello.path("restricted").asBoolean()).isFalse();
    assertThat(hello.path("nodes").toString()).isEqualTo("[\"dispatch-it\"]");
    assertThat(hello.path("deployment").asText()).isEqualTo("hello-executor.jar");
    var http = given.admin().get("executors/http-request").mustBe(200).json();
    assertThat(http.path("restricted").asBoolean()).isTrue();
    given.admin().get("executors/Hello").mustBeProblem(404, "not-found");
  }

  @Test
  void comparesNamesCaseSensitively() {
    var name = given.aName();
    given.aTrigger().named(name).create();

    given.aTrigger().named(name.toUpperCase(Locale.ROOT)).create();
    given.aTrigger().named(name).createBy(given.admin()).mustBeProblem(409, "duplicate-name");
  }

  private static Map<String, Object> everyField(String name) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("externalReferenceCode", "code-" + UUID.randomUUID());
    fields.put("name", name);
    fields.put("description", "two\nlines\tand a tab");
    fields.put("dispatchTaskExecutorType", "hello");
    fields.put("dispatchTaskSettings", Map.of("message", "x"));
    fields.put("active", true);
    fields.put("cronExpression", "0 30 2 * * ?");
    fields.put("timeZoneId", "Europe/Berlin");
    fields.put("daylightSavingRule", "SKIP");
    fields.put("startDate", "2031-01-01T12:00:00+01:00");
    fields.put("endDate", "2032-01-01T12:00:00.123456Z");
    fields.put("misfirePolicy", "SKIP");
    fields.put("overlapAllowed", true);
    fields.put("dispatchTaskClusterMode", "SINGLE_NODE_PERSISTED");
    fields.put("priority", 9);
    fields.put("timeout", "PT90S");
    fields.put("maxAttempts", 3);
    fields.put("retryDelay", "PT1S");
    fields.put("retryMaxDelay", "PT2S");
    fields.put("logRetention", "P2D");
    fields.put("failedLogRetention", "P90D");
    fields.put("failedLogLimit", 100);
    fields.put("canceledLogLimit", 0);
    fields.put("labels", List.of("nightly", "größer"));
    return fields;
  }

  private static String textOf(Object value) {
    return value instanceof List<?> list
        ? String.valueOf(list.get(0))
        : String.valueOf(value).replace("\n", "\\n").replace("\t", "\\t");
  }

  private static Map<String, String> fieldsOf(JsonNode object) {
    var fields = new LinkedHashMap<String, String>();
    object.properties().forEach(field -> fields.put(field.getKey(), field.getValue().toString()));
    return fields;
  }

  private static JsonNode without(JsonNode object, String... fields) {
    return ((ObjectNode) object.deepCopy()).remove(List.of(fields));
  }

  private static List<String> letters(Api api, String more, String search) {
    return api.get("triggers?search=" + search + more).mustBe(200).items(JsonNode.class).stream()
        .map(trigger -> trigger.path("name").asText().split(" ")[0])
        .toList();
  }

  private static List<String> reversed(List<String> texts) {
    var reversed = new ArrayList<>(texts);
    Collections.reverse(reversed);
    return reversed;
  }
}
