// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Answer;
import dev.dispatchee.it.client.Api;
import dev.dispatchee.it.server.SharedServer;
import dev.dispatchee.it.server.User;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused, how, and that nothing comes of it. */
class BadInputIT extends SharedServerTest {

  private static final String MALFORMED = "malformed-request";
  private static final String INVALID = "validation-failed";

  /**
   * A request that is refused.
   *
   * @param what is wrong with it
   * @param request sends it; the path of a trigger that is there stands for {@code {trigger}}
   * @param status the answer
   * @param code the kind of problem
   * @param violations the fields at fault and the code of each; null when they are not told
   */
  record Bad(
      String what,
      Function<Api, Answer> request,
      int status,
      String code,
      List<String> violations) {

    static Bad post(String what, String body, int status, String code, String... violations) {
      return new Bad(
          what,
          api -> api.send("POST", "triggers", "application/json", body),
          status,
          code,
          List.of(violations));
    }

    /** With a good name and type, and these fields besides. */
    static Bad fields(String what, String fields, int status, String code, String... violations) {
      return post(
          what,
          "{\"name\":\"bad input\",\"dispatchTaskExecutorType\":\"hello\",%s}".formatted(fields),
          status,
          code,
          violations);
    }

    static Bad get(String path, int status, String code) {
      return new Bad("GET " + path, api -> api.get(path), status, code, List.of());
    }

    @Override
    public String toString() {
      return what;
    }
  }

  private long triggerId;
  private String name = "";

  @BeforeEach
  void aTriggerThatIsThere() {
    name = "taken";
    triggerId = given.aTrigger().named(name).with("externalReferenceCode", "taken").create().id();
  }

  static Stream<Bad> unreadable() {
    return Stream.of(
        Bad.fields("unknown field", "\"colour\":\"red\"", 400, MALFORMED, "colour " + MALFORMED),
        Bad.fields("unknown field, null", "\"colour\":null", 400, MALFORMED, "colour " + MALFORMED),
        Bad.fields(
            "text for a number", "\"priority\":\"5\"", 400, MALFORMED, "priority " + MALFORMED),
        Bad.fields(
            "fraction for a number", "\"priority\":4.5", 400, MALFORMED, "priority " + MALFORMED),
        Bad.fields(
            "text for a truth value", "\"active\":\"true\"", 400, MALFORMED, "active " + MALFORMED),
        Bad.fields(
            "number for a truth value", "\"active\":1", 400, MALFORMED, "active " + MALFORMED),
        Bad.fields(
            "number for a text", "\"description\":5", 400, MALFORMED, "description " + MALFORMED),
        Bad.fields(
            "truth value for a text",
            "\"description\":true",
            400,
            MALFORMED,
            "description " + MALFORMED),
        Bad.fields(
            "object for a text", "\"description\":{}", 400, MALFORMED, "description " + MALFORMED),
        Bad.fields(
            "number for a constant",
            "\"misfirePolicy\":1",
            400,
            MALFORMED,
            "misfirePolicy " + MALFORMED),
        Bad.fields(
            "number for a duration", "\"timeout\":30", 400, MALFORMED, "timeout " + MALFORMED),
        Bad.fields(
            "number for an instant",
            "\"startDate\":1700000000",
            400,
            MALFORMED,
            "startDate " + MALFORMED),
        Bad.fields(
            "truth value among settings",
            "\"dispatchTaskSettings\":{\"seconds\":true}",
            400,
            MALFORMED,
            "dispatchTaskSettings.seconds " + MALFORMED),
        Bad.fields(
            "list for settings",
            "\"dispatchTaskSettings\":[]",
            400,
            MALFORMED,
            "dispatchTaskSettings " + MALFORMED),
        Bad.fields("text for a list", "\"labels\":\"one\"", 400, MALFORMED, "labels " + MALFORMED),
        Bad.fields("duplicate key", "\"name\":\"again\"", 400, MALFORMED),
        Bad.fields(
            "duplicate key of the settings",
            "\"dispatchTaskSettings\":{\"a\":\"1\",\"a\":\"2\"}",
            400,
            MALFORMED),
        Bad.fields("too deep", "\"labels\":" + "[".repeat(2000) + "]".repeat(2000), 400, MALFORMED),
        Bad.post(
            "trailing tokens",
            "{\"name\":\"bad input\",\"dispatchTaskExecutorType\":\"hello\"} {}",
            400,
            MALFORMED),
        Bad.post("empty body", "", 400, MALFORMED),
        Bad.post("blank body", "  \n", 400, MALFORMED),
        Bad.post("null", "null", 400, MALFORMED),
        Bad.post("array body", "[]", 400, MALFORMED),
        Bad.post("text body", "\"hello\"", 400, MALFORMED),
        Bad.post("cut off", "{\"name\":\"bad in", 400, MALFORMED),
        Bad.post(
            "comment",
            "{/* */\"name\":\"bad input\",\"dispatchTaskExecutorType\":\"hello\"}",
            400,
            MALFORMED),
        Bad.post("single quotes", "{'name':'bad input'}", 400, MALFORMED),
        Bad.post("not JSON", "name=bad", 400, MALFORMED),
        new Bad(
            "patch that is an array",
            api -> api.patch("{trigger}", "[]"),
            400,
            MALFORMED,
            List.of()),
        new Bad(
            "patch with an unknown field",
            api -> api.patch("{trigger}", "{\"colour\":1}"),
            400,
            MALFORMED,
            List.of("colour " + MALFORMED)),
        new Bad(
            "patch that is empty", api -> api.patch("{trigger}", ""), 400, MALFORMED, List.of()),
        new Bad(
            "run with an unknown field",
            api -> api.send("POST", "{trigger}/run", "application/json", "{\"settings\":{}}"),
            400,
            MALFORMED,
            List.of("settings " + MALFORMED)),
        new Bad(
            "run with an array",
            api -> api.send("POST", "{trigger}/run", "application/json", "[]"),
            400,
            MALFORMED,
            List.of()),
        new Bad(
            "If-Match without quotes",
            api -> api.with("If-Match", "1").patch("{trigger}", "{}"),
            400,
            MALFORMED,
            List.of()));
  }

  static Stream<Bad> notAllowed() {
    return Stream.of(
        Bad.post(
            "missing name",
            "{\"dispatchTaskExecutorType\":\"hello\"}",
            422,
            INVALID,
            "name " + INVALID),
        Bad.post(
            "blank name",
            "{\"name\":\" \",\"dispatchTaskExecutorType\":\"hello\"}",
            422,
            INVALID,
            "name " + INVALID),
        Bad.post(
            "name too long",
            "{\"name\":\"%s\",\"dispatchTaskExecutorType\":\"hello\"}".formatted("n".repeat(76)),
            422,
            INVALID,
            "name " + INVALID),
        Bad.post(
            "control character in the name",
            "{\"name\":\"bad\\u0000input\",\"dispatchTaskExecutorType\":\"hello\"}",
            422,
            INVALID,
            "name " + INVALID),
        Bad.post(
            "missing type",
            "{\"name\":\"bad input\"}",
            422,
            INVALID,
            "dispatchTaskExecutorType " + INVALID),
        Bad.post(
            "unknown executor type",
            "{\"name\":\"bad input\",\"dispatchTaskExecutorType\":\"Hello\"}",
            422,
            "unknown-executor-type",
            "dispatchTaskExecutorType unknown-executor-type"),
        Bad.post(
            "duplicate name",
            "{\"name\":\"taken\",\"dispatchTaskExecutorType\":\"hello\"}",
            409,
            "duplicate-name"),
        Bad.fields(
            "duplicate code",
            "\"externalReferenceCode\":\"taken\"",
            409,
            "duplicate-external-reference-code"),
        Bad.fields(
            "broken cron",
            "\"cronExpression\":\"0 0 25 * * ?\"",
            422,
            "invalid-cron",
            "cronExpression invalid-cron"),
        Bad.fields(
            "cron without a day",
            "\"cronExpression\":\"0 0 0 ? * ?\"",
            422,
            "invalid-cron",
            "cronExpression invalid-cron"),
        Bad.fields(
            "cron that never fires",
            "\"cronExpression\":\"0 0 0 31 2 ?\"",
            422,
            "never-fires",
            "cronExpression never-fires"),
        Bad.fields(
            "cron too long",
            "\"cronExpression\":\"%s0 0 0 * * ?\"".formatted(" ".repeat(255)),
            422,
            "invalid-cron",
            "cronExpression invalid-cron"),
        Bad.fields(
            "cron of 300 characters",
            "\"cronExpression\":\"0 0 0 1%s * ?\"".formatted(",1".repeat(144)),
            422,
            "invalid-cron",
            "cronExpression invalid-cron"),
        Bad.fields(
            "control character in the cron",
            "\"cronExpression\":\"0 0 0\\u0007 * * ?\"",
            422,
            "invalid-cron",
            "cronExpression invalid-cron"),
        Bad.fields(
            "line break in the cron",
            "\"cronExpression\":\"0 0 0 *\\n* ?\"",
            422,
            "invalid-cron",
            "cronExpression invalid-cron"),
        Bad.fields(
            "full-width digits in the cron",
            "\"cronExpression\":\"0 0 \uff11\uff12 * * ?\"",
            422,
            "invalid-cron",
            "cronExpression invalid-cron"),
        Bad.fields(
            "full-width digits in the interval",
            "\"interval\":\"PT\uff15M\"",
            422,
            INVALID,
            "interval " + INVALID),
        Bad.fields(
            "full-width digits in an instant",
            "\"runOnceDate\":\"\uff12\uff10\uff13\uff11-01-01T00:00:00Z\"",
            422,
            INVALID,
            "runOnceDate " + INVALID),
        Bad.fields(
            "control character in the zone",
            "\"timeZoneId\":\"Europe/Ber\\u0000lin\"",
            422,
            INVALID,
            "timeZoneId " + INVALID),
        Bad.fields(
            "cron of the year 1900",
            "\"cronExpression\":\"0 0 0 1 1 ? 1900\"",
            422,
            "invalid-cron",
            "cronExpression invalid-cron"),
        Bad.fields(
            "start in 1900",
            "\"startDate\":\"1900-01-01T00:00:00Z\"",
            422,
            INVALID,
            "startDate " + INVALID),
        Bad.fields(
            "end before start",
            "\"startDate\":\"2031-01-02T00:00:00Z\",\"endDate\":\"2031-01-01T00:00:00Z\"",
            422,
            INVALID,
            "endDate " + INVALID),
        Bad.fields(
            "end equals start",
            "\"startDate\":\"2031-01-02T00:00:00Z\",\"endDate\":\"2031-01-02T00:00:00Z\"",
            422,
            INVALID,
            "endDate " + INVALID),
        Bad.fields(
            "active and ended",
            "\"active\":true,\"cronExpression\":\"0 0 0 * *"
                + " ?\",\"endDate\":\"2020-01-01T00:00:00Z\"",
            422,
            "never-fires",
            "cronExpression never-fires"),
        Bad.fields(
            "active and once in the past",
            "\"active\":true,\"runOnceDate\":\"2020-01-01T00:00:00Z\"",
            422,
            "never-fires",
            "runOnceDate never-fires"),
        Bad.fields(
            "active without schedule",
            "\"active\":true",
            422,
            INVALID,
            "cronExpression " + INVALID),
        Bad.fields(
            "two kinds of schedule",
            "\"cronExpression\":\"0 0 0 * * ?\",\"interval\":\"PT1H\"",
            422,
            INVALID,
            "cronExpression " + INVALID,
            "interval " + INVALID),
        Bad.fields(
            "settings over 64 KiB",
            "\"dispatchTaskSettings\":{\"message\":\"%s\"}".formatted("m".repeat(64 * 1024)),
            422,
            INVALID,
            "dispatchTaskSettings " + INVALID),
        Bad.fields(
            "settings over 64 KiB in bytes",
            "\"dispatchTaskSettings\":{\"message\":\"%s\"}".formatted("ü".repeat(33 * 1024)),
            422,
            INVALID,
            "dispatchTaskSettings " + INVALID),
        Bad.fields(
            "description too long",
            "\"description\":\"%s\"".formatted("d".repeat(4001)),
            422,
            INVALID,
            "description " + INVALID),
        Bad.fields(
            "code with a blank",
            "\"externalReferenceCode\":\"a b\"",
            422,
            INVALID,
            "externalReferenceCode " + INVALID),
        Bad.fields(
            "unknown constant",
            "\"misfirePolicy\":\"fire_once\"",
            422,
            INVALID,
            "misfirePolicy " + INVALID),
        Bad.fields(
            "zone that is an offset",
            "\"timeZoneId\":\"+02:00\"",
            422,
            INVALID,
            "timeZoneId " + INVALID),
        Bad.fields(
            "unknown zone",
            "\"timeZoneId\":\"Europe/Berlim\"",
            422,
            INVALID,
            "timeZoneId " + INVALID),
        Bad.fields(
            "instant without offset",
            "\"startDate\":\"2031-01-01T00:00:00\"",
            422,
            INVALID,
            "startDate " + INVALID),
        Bad.fields(
            "instant far away",
            "\"endDate\":\"+12031-01-01T00:00:00Z\"",
            422,
            INVALID,
            "endDate " + INVALID),
        Bad.fields(
            "interval below a second",
            "\"interval\":\"PT0.5S\"",
            422,
            INVALID,
            "interval " + INVALID),
        Bad.fields(
            "interval with a fraction",
            "\"interval\":\"PT1.5S\"",
            422,
            INVALID,
            "interval " + INVALID),
        Bad.fields(
            "duration in months",
            "\"logRetention\":\"P1M\"",
            422,
            INVALID,
            "logRetention " + INVALID),
        Bad.fields(
            "negative duration", "\"retryDelay\":\"PT-1S\"", 422, INVALID, "retryDelay " + INVALID),
        Bad.fields(
            "duration too long",
            "\"timeout\":\"P99999999999D\"",
            422,
            INVALID,
            "timeout " + INVALID),
        Bad.fields(
            "priority out of bounds", "\"priority\":10", 422, INVALID, "priority " + INVALID),
        Bad.fields(
            "priority beyond all bounds",
            "\"priority\":99999999999",
            422,
            INVALID,
            "priority " + INVALID),
        Bad.fields("no attempt", "\"maxAttempts\":0", 422, INVALID, "maxAttempts " + INVALID),
        Bad.fields(
            "eleven labels",
            "\"labels\":[%s]".formatted(labels(11)),
            422,
            INVALID,
            "labels " + INVALID),
        Bad.fields(
            "label too long",
            "\"labels\":[\"%s\"]".formatted("l".repeat(41)),
            422,
            INVALID,
            "labels " + INVALID),
        Bad.fields("label that is null", "\"labels\":[null]", 422, INVALID, "labels " + INVALID),
        Bad.fields("id of its own", "\"id\":7", 422, INVALID, "id " + INVALID),
        new Bad(
            "another id",
            api ->
                api.put(
                    "{trigger}",
                    "{\"id\":7,\"name\":\"taken\",\"dispatchTaskExecutorType\":\"hello\"}"),
            422,
            INVALID,
            List.of("id " + INVALID)),
        new Bad(
            "another type",
            api -> api.patch("{trigger}", "{\"dispatchTaskExecutorType\":\"http-request\"}"),
            422,
            INVALID,
            List.of("dispatchTaskExecutorType " + INVALID)),
        new Bad(
            "name taken away",
            api -> api.patch("{trigger}", "{\"name\":null}"),
            422,
            INVALID,
            List.of("name " + INVALID)),
        new Bad(
            "run with large settings",
            api ->
                api.post(
                    "{trigger}/run",
                    "{\"dispatchTaskSettings\":{\"message\":\"%s\"}}"
                        .formatted("m".repeat(64 * 1024))),
            422,
            INVALID,
            List.of("dispatchTaskSettings " + INVALID)),
        Bad.post(
            "everything at once",
            """
            {"name": "", "dispatchTaskExecutorType": "nobody", "misfirePolicy": "NEVER",
             "daylightSavingRule": "x", "dispatchTaskClusterMode": "SOME", "startDate": "today",
             "endDate": "2031-13-01T00:00:00Z", "timeZoneId": "Mars/Olympus", "timeout": "5 minutes",
             "cronExpression": "every day", "priority": -1, "maxAttempts": 101,
             "retryDelay": "", "logRetention": "P1Y"}\
            """,
            422,
            INVALID,
            "name " + INVALID,
            "dispatchTaskExecutorType unknown-executor-type",
            "misfirePolicy " + INVALID,
            "daylightSavingRule " + INVALID,
            "dispatchTaskClusterMode " + INVALID,
            "startDate " + INVALID,
            "endDate " + INVALID,
            "timeZoneId " + INVALID,
            "timeout " + INVALID,
            "cronExpression invalid-cron",
            "priority " + INVALID,
            "maxAttempts " + INVALID,
            "retryDelay " + INVALID,
            "logRetention " + INVALID));
  }

  static Stream<Bad> aroundTheBody() {
    return Stream.of(
        Bad.fields(
            "body over 1 MiB",
            "\"description\":\"%s\"".formatted("d".repeat(1 << 20)),
            413,
            "payload-too-large"),
        new Bad(
            "patch over 1 MiB",
            api ->
                api.patch("{trigger}", "{\"description\":\"%s\"}".formatted("d".repeat(1 << 20))),
            413,
            "payload-too-large",
            List.of()),
        new Bad(
            "run over 1 MiB",
            api -> api.post("{trigger}/run", " ".repeat(1 << 20) + "{}"),
            413,
            "payload-too-large",
            List.of()),
        new Bad(
            "text body",
            api -> api.send("POST", "triggers", "text/plain", "{}"),
            415,
            "unsupported-media-type",
            List.of()),
        new Bad(
            "form body",
            api -> api.send("POST", "triggers", "application/x-www-form-urlencoded", "name=x"),
            415,
            "unsupported-media-type",
            List.of()),
        new Bad(
            "put of text",
            api -> api.send("PUT", "{trigger}", "text/plain", "{}"),
            415,
            "unsupported-media-type",
            List.of()),
        new Bad(
            "patch of text",
            api -> api.send("PATCH", "{trigger}", "text/plain", "{}"),
            415,
            "unsupported-media-type",
            List.of()),
        new Bad(
            "run with text",
            api -> api.send("POST", "{trigger}/run", "text/plain", "{}"),
            415,
            "unsupported-media-type",
            List.of()),
        new Bad(
            "no body, no type",
            api -> api.post("triggers"),
            415,
            "unsupported-media-type",
            List.of()),
        new Bad(
            "delete of all", api -> api.delete("triggers"), 405, "method-not-allowed", List.of()),
        new Bad("put on logs", api -> api.put("logs", "{}"), 405, "method-not-allowed", List.of()),
        new Bad(
            "HTML wanted",
            api -> api.with("Accept", "text/html").get("triggers"),
            406,
            "not-acceptable",
            List.of()),
        new Bad(
            "wrong password",
            api -> api.as(User.LOCKED, "wrong").get("triggers"),
            401,
            "unauthenticated",
            List.of()),
        new Bad(
            "unknown user",
            api -> api.withAuthorization("Basic bm9ib2R5Om5vYm9keQ==").get("triggers"),
            401,
            "unauthenticated",
            List.of()),
        new Bad(
            "credentials without a colon",
            api -> api.withAuthorization("Basic bm9jb2xvbg==").get("triggers"),
            401,
            "unauthenticated",
            List.of()),
        new Bad(
            "credentials that are no Base64",
            api -> api.withAuthorization("Basic %%%").get("triggers"),
            401,
            "unauthenticated",
            List.of()),
        Bad.get("triggers?pageSize=0", 400, MALFORMED),
        Bad.get("triggers?pageSize=201", 400, MALFORMED),
        Bad.get("triggers?pageSize=10000", 400, MALFORMED),
        Bad.get("triggers?pageSize=many", 400, MALFORMED),
        Bad.get("triggers?pageSize=99999999999999999999", 400, MALFORMED),
        Bad.get("triggers?page=0", 400, MALFORMED),
        Bad.get("triggers?page=1&page=2", 400, MALFORMED),
        Bad.get("triggers?sort=colour:asc", 400, MALFORMED),
        Bad.get("triggers?sort=name:up", 400, MALFORMED),
        Bad.get("triggers?active=yes", 400, MALFORMED),
        Bad.get("triggers?status=DONE", 400, MALFORMED),
        Bad.get("triggers?colour=red", 400, MALFORMED),
        Bad.get("logs?pageSize=0", 400, MALFORMED),
        Bad.get("logs?pageSize=10000", 400, MALFORMED),
        Bad.get("logs?cursor=nonsense", 400, MALFORMED),
        Bad.get("logs?cursor=%00%FF", 400, MALFORMED),
        Bad.get("logs?from=yesterday", 400, MALFORMED),
        Bad.get("logs?to=2031-01-01T00:00:00", 400, MALFORMED),
        Bad.get("logs?cause=CHANCE", 400, MALFORMED),
        Bad.get("logs?triggerId=x", 400, MALFORMED),
        Bad.get("logs?sort=status:asc", 400, MALFORMED),
        Bad.get("executors?pageSize=0", 400, MALFORMED),
        new Bad(
            "unknown choice",
            api -> api.post("{trigger}/run?onOverlap=ignore"),
            400,
            MALFORMED,
            List.of("onOverlap " + MALFORMED)),
        Bad.get("triggers/999999999", 404, "not-found"),
        Bad.get("triggers/0", 404, "not-found"),
        Bad.get("triggers/-1", 404, "not-found"),
        Bad.get("triggers/abc", 404, "not-found"),
        Bad.get("triggers/99999999999999999999", 404, "not-found"),
        Bad.get("triggers/by-external-reference-code/nobody", 404, "not-found"),
        Bad.get("logs/999999999", 404, "not-found"),
        Bad.get("logs/999999999/output", 404, "not-found"),
        Bad.get("executors/nobody", 404, "not-found"),
        Bad.get("nothing", 404, "not-found"),
        Bad.get("/nothing", 404, "not-found"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"unreadable", "notAllowed", "aroundTheBody"})
  void refusesWithoutATrace(Bad bad) {
    var viewer = given.caller(User.VIEWER);
    var triggers = viewer.get("triggers?pageSize=200").text();
    var logs = viewer.get("logs?count=true&pageSize=1").json().path("totalCount").asLong();
    var mark = SharedServer.log().mark();

    var answer = bad.request().apply(given.admin().forTrigger(triggerId));

    answer.mustBeProblem(bad.status(), bad.code());
    if (!bad.violations().isEmpty()) {
      assertThat(answer.violations()).containsExactlyInAnyOrderElementsOf(bad.violations());
    }
    assertThat(answer.text()).doesNotContain("Exception", "\tat ", "dev.dispatchee", "<html");
    assertThat(viewer.get("triggers?pageSize=200").text()).isEqualTo(triggers);
    assertThat(viewer.get("logs?count=true&pageSize=1").json().path("totalCount").asLong())
        .isEqualTo(logs);
    assertThat(SharedServer.log().since(mark)).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void namesTheZoneThatWasProbablyMeant() {
    var answer =
        Bad.fields("", "\"timeZoneId\":\"Europe/Berln\"", 422, INVALID)
            .request()
            .apply(given.admin());

    answer.mustBeProblem(422, INVALID);
    assertThat(answer.violations()).containsExactly("timeZoneId " + INVALID);
    assertThat(answer.json().path("violations").path(0).path("message").asText())
        .contains("'Europe/Berln'", "may mean Europe/Berlin");
  }

  @Test
  void saysWhichFieldOfAnExpressionIsAtFaultAndWhatIsAllowed() {
    var answer =
        Bad.fields("", "\"cronExpression\":\"0 60 0 * * ?\"", 422, "invalid-cron")
            .request()
            .apply(given.admin());

    answer.mustBeProblem(422, "invalid-cron");
    assertThat(answer.json().path("violations").path(0).path("message").asText())
        .startsWith("The minute must be 0 to 59")
        .endsWith("but '60' was found.");
  }

  @Test
  void showsUsersTextWithoutItsControlCharacters() {
    var answer =
        Bad.fields("", "\"misfirePolicy\":\"a\\u001b[31m\\nb\"", 422, INVALID)
            .request()
            .apply(given.admin());

    answer.mustBeProblem(422, INVALID);
    assertThat(answer.json().path("detail").asText()).doesNotContain("\u001b", "\n");
  }

  private static String labels(int count) {
    return String.join(
        ",", Stream.iterate(1, i -> i + 1).limit(count).map(i -> "\"l" + i + "\"").toList());
  }
}
