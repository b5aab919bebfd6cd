// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Answer;
import dev.dispatchee.it.client.Api;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.server.SharedServer;
import dev.dispatchee.it.server.User;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what. */
class RolesIT extends SharedServerTest {

  // Those of groups are editors, and the triggers here name no groups.
  private static final Set<User> EVERYBODY = EnumSet.range(User.VIEWER, User.STRANGER);
  private static final Set<User> RUNNERS = EnumSet.range(User.RUNNER, User.STRANGER);
  private static final Set<User> EDITORS = EnumSet.range(User.EDITOR, User.STRANGER);

  private static final Map<String, Object> OTHER_SETTINGS =
      Map.of("dispatchTaskSettings", Map.of("message", "other"));

  /** One thing that a caller wants of a trigger. */
  @FunctionalInterface
  interface Attempt extends BiFunction<Api, Trigger, Answer> {}

  static List<Arguments> attempts() {
    return List.of(
        attempt("list triggers", EVERYBODY, (api, trigger) -> api.get("triggers")),
        attempt("read one", EVERYBODY, (api, trigger) -> api.get(trigger.path(""))),
        attempt("read its logs", EVERYBODY, (api, trigger) -> api.get(trigger.path("/logs"))),
        attempt("list logs", EVERYBODY, (api, trigger) -> api.get("logs")),
        attempt("read a log", EVERYBODY, (api, trigger) -> api.get("logs/" + aLog(trigger))),
        attempt(
            "read output",
            EVERYBODY,
            (api, trigger) -> api.get("logs/" + aLog(trigger) + "/output")),
        attempt("list executors", EVERYBODY, (api, trigger) -> api.get("executors")),
        attempt("read an executor", EVERYBODY, (api, trigger) -> api.get("executors/hello")),
        attempt("run", RUNNERS, (api, trigger) -> api.post(trigger.path("/run"))),
        attempt("cancel", RUNNERS, (api, trigger) -> api.post("logs/" + aLog(trigger) + "/cancel")),
        attempt(
            "run with other settings",
            EDITORS,
            (api, trigger) -> api.post(trigger.path("/run"), OTHER_SETTINGS)),
        attempt(
            "replace", EDITORS, (api, trigger) -> api.put(trigger.path(""), replacement(trigger))),
        attempt(
            "change",
            EDITORS,
            (api, trigger) -> api.patch(trigger.path(""), Map.of("description", "changed"))),
        attempt("delete", EDITORS, (api, trigger) -> api.delete(trigger.path(""))),
        attempt("delete a log", EDITORS, (api, trigger) -> api.delete("logs/" + aLog(trigger))),
        attempt(
            "delete logs",
            EDITORS,
            (api, trigger) -> api.delete("logs?triggerId=" + trigger.id())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attempts")
  void letsEachRoleDoWhatItMayAndNothingElse(String what, Set<User> who, Attempt attempt) {
    for (var user : EnumSet.complementOf(EnumSet.of(User.LOCKED, User.GUESSED, User.VICTIM))) {
      var trigger = given.aTrigger().create();
      var answer = attempt.apply(given.caller(user), trigger);
      if (who.contains(user)) {
        // The one run of the trigger may have ended: then there is nothing left to cancel.
        assertThat(answer.status()).as("%s as %s: %s", what, user, answer).isIn(200, 202, 204, 409);
      } else {
        answer.mustBeProblem(403, "forbidden");
      }
    }
    attempt.apply(given.nobody(), given.aTrigger().create()).mustBeProblem(401, "unauthenticated");
  }

  @Test
  void letsOnlyEditorsCreate() {
    for (var user : List.of(User.VIEWER, User.RUNNER, User.OUTSIDER)) {
      var draft = given.aTrigger();
      draft.createBy(given.caller(user)).mustBeProblem(403, "forbidden");
      assertThat(named(draft.json().get("name"))).isZero();
    }
    given.aTrigger().createBy(given.nobody()).mustBeProblem(401, "unauthenticated");
    var created = given.aTrigger().createBy(given.caller(User.EDITOR)).mustBe(201).json();
    assertThat(created.path("createdBy").asText()).isEqualTo("editor");
  }

  @Test
  void namesTheRolesThatWouldDo() {
    var trigger = given.aTrigger().create();

    assertThat(detailOf(given.caller(User.VIEWER).delete(trigger.path(""))))
        .isEqualTo("this needs one of the roles dispatch-editor, dispatch-admin");
    assertThat(detailOf(given.caller(User.OUTSIDER).get("triggers")))
        .contains("dispatch-viewer", "dispatch-runner", "dispatch-editor", "dispatch-admin");
    assertThat(detailOf(given.aTrigger().with("system", true).createBy(given.caller(User.EDITOR))))
        .contains("dispatch-admin")
        .doesNotContain("dispatch-editor");
  }

  private static String detailOf(Answer answer) {
    return answer.mustBeProblem(403, "forbidden").json().path("detail").asText();
  }

  @Test
  void leavesRestrictedExecutorsToTheAdministrator() {
    var editor = given.caller(User.EDITOR);
    given
        .aTrigger()
        .ofExecutor("http-request")
        .withSetting("url", SharedServer.application() + "health/live")
        .createBy(editor)
        .mustBeProblem(403, "forbidden");
    var trigger =
        given
            .aTrigger()
            .ofExecutor("http-request")
            .withSetting("url", SharedServer.application() + "health/live")
            .create();
    var before = trigger.json();

    editor
        .patch(
            trigger.path(""),
            Map.of("dispatchTaskSettings", Map.of("url", "http://127.0.0.1/other")))
        .mustBeProblem(403, "forbidden");
    editor.put(trigger.path(""), before).mustBeProblem(403, "forbidden");
    editor.delete(trigger.path("")).mustBeProblem(403, "forbidden");
    editor
        .post(trigger.path("/run"), Map.of("dispatchTaskSettings", Map.of("method", "HEAD")))
        .mustBeProblem(403, "forbidden");

    assertThat(trigger.json()).isEqualTo(before);
    assertThat(trigger.logs()).isEmpty();
    editor.post(trigger.path("/run")).mustBe(202);
  }

  @Test
  void leavesSystemTriggersToTheAdministrator() {
    var editor = given.caller(User.EDITOR);
    given.aTrigger().with("system", true).createBy(editor).mustBeProblem(403, "forbidden");
    var trigger = given.aTrigger().with("system", true).create();

    editor.patch(trigger.path(""), Map.of("description", "mine")).mustBeProblem(403, "forbidden");
    trigger.api().delete(trigger.path("")).mustBeProblem(409, "system-trigger");
    trigger
        .api()
        .patch(trigger.path(""), Map.of("name", given.aName()))
        .mustBeProblem(409, "system-trigger");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health/live", "/health/ready"})
  void tellsEverybodyOfItsHealth(String path) {
    var answer = given.nobody().get(path).mustBe(200);

    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.json().path("status").asText()).isEqualTo("UP");
    assertThat(answer.json().path("checks")).allMatch(check -> check.size() == 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/error",
        "/health",
        "/sign-in",
        "/session/more",
        "/index.html/",
        "/WEB-INF/web.xml",
        "/health/live/more",
        "/health/../api/v1/triggers",
        "/api/v1",
        "/api/v1/openapi",
        "/api/v1/nothing"
      })
  void tellsNobodyOfAnythingElse(String path) {
    given.nobody().get(path).mustBeProblem(401, "unauthenticated");
  }

  @Test
  void refusesAWrongPasswordWhereOneIsAskedFor() {
    var wrong = given.nobody().as(User.LOCKED, "wrong");

    var answer = wrong.get("triggers").mustBeProblem(401, "unauthenticated");
    assertThat(answer.header("WWW-Authenticate")).startsWith("Basic");
    wrong.get("/health/live").mustBe(200);
  }

  @ParameterizedTest
  @EnumSource(Site.class)
  void refusesChangesFromOtherSites(Site site) {
    var trigger = given.aTrigger().create();
    var browser = trigger.api().with(site.header, site.value);

    var answer = browser.post(trigger.path("/run"));

    if (site.own) {
      answer.mustBe(202);
    } else {
      answer.mustBeProblem(403, "cross-site");
      browser.delete(trigger.path("")).mustBeProblem(403, "cross-site");
      assertThat(trigger.logs()).isEmpty();
    }
    browser.get(trigger.path("")).mustBe(200);
  }

  /** Where a browser says that a request comes from. */
  enum Site {
    SAME("Sec-Fetch-Site", "same-origin", true),
    TYPED("Sec-Fetch-Site", "none", true),
    OTHER("Sec-Fetch-Site", "cross-site", false),
    SIBLING("Sec-Fetch-Site", "same-site", false),
    OWN_ORIGIN(
        "Origin", SharedServer.application().resolve("/").toString().replaceAll("/$", ""), true),
    OTHER_ORIGIN("Origin", "https://evil.example", false),
    OTHER_PORT("Origin", "http://127.0.0.1:1", false),
    NULL_ORIGIN("Origin", "null", false);

    private final String header;
    private final String value;
    private final boolean own;

    Site(String header, String value, boolean own) {
      this.header = header;
      this.value = value;
      this.own = own;
    }
  }

  private long named(Object name) {
    return given
        .admin()
        .get("triggers?search=" + name.toString().replace(" ", "%20"))
        .json()
        .path("totalCount")
        .asLong();
  }

  private static long aLog(Trigger trigger) {
    return trigger.awaitEnded(trigger.runNow()).id();
  }

  private static Map<String, Object> replacement(Trigger trigger) {
    return Map.of(
        "name",
        trigger.json().path("name").asText(),
        "dispatchTaskExecutorType",
        "hello",
        "description",
        "replaced");
  }

  private static Arguments attempt(String what, Set<User> who, Attempt attempt) {
    return arguments(what, who, attempt);
  }
}
