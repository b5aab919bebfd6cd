// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.server.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who did what, and who was refused what. */
class AuditIT extends SharedServerTest {

  private static final String OUTSIDE = "audit?entity=dispatch&user=" + User.RUNNER.login();

  @Test
  void tellsWhoDidWhatToATriggerAndWhatItWasBeforeAndAfter() {
    var trigger = given.aTrigger().create();
    given.caller(User.EDITOR).patch(trigger.path(""), Map.of("description", "changed")).mustBe(200);
    trigger.awaitEnded(trigger.runNow());

    var rows = rowsOf("trigger", trigger.id());

    assertThat(texts(rows, "action")).containsExactly("RUN", "UPDATE", "CREATE");
    assertThat(texts(rows, "user")).containsExactly("admin", "editor", "admin");
    assertThat(texts(rows, "outcome")).containsOnly("DONE");
    var update = rows.get(1);
    assertThat(update.at("/before/description").isNull()).isTrue();
    assertThat(update.at("/after/description").asText()).isEqualTo("changed");
    assertThat(update.path("entityName").asText()).isEqualTo(update.at("/after/name").asText());
    assertThat(Instant.parse(update.path("date").asText()))
        .isAfter(Instant.now().minus(Duration.ofMinutes(5)));
    assertThat(rows.get(2).path("before").isNull()).isTrue();
  }

  @Test
  void tellsOfForceClosingAndDraining() {
    var trigger = given.aTrigger().thatTakes(Duration.ofSeconds(60)).create();
    var run = trigger.awaitStarted(trigger.runNow());
    given.admin().post("logs/" + run.id() + "/force-close").mustBe(200);
    given.admin().post("nodes/dispatch-it/drain").mustBe(200);
    given.admin().post("nodes/dispatch-it/resume").mustBe(200);

    assertThat(texts(rowsOf("log", run.id()), "action")).containsExactly("FORCE_CLOSE");
    var rows = rows("audit?entity=node&pageSize=2");
    assertThat(texts(rows, "action")).containsExactly("RESUME", "DRAIN");
    assertThat(texts(rows, "entityName")).containsOnly("dispatch-it");
    assertThat(rows.get(1).at("/after/draining").asBoolean()).isTrue();
    assertThat(rows.get(0).path("entityId").isNull()).isTrue();
  }

  @Test
  void tellsWhoHadNotTheRole() {
    var trigger = given.aTrigger().create();
    awaitRefusal(trigger, User.VIEWER, () -> given.caller(User.VIEWER).delete(trigger.path("")));
    awaitRefusal(
        trigger, User.OUTSIDER, () -> given.caller(User.OUTSIDER).post(trigger.path("/run")));

    var rows = rowsOf("trigger", trigger.id());

    assertThat(texts(rows, "action")).contains("RUN", "DELETE", "CREATE");
    assertThat(rows.get(0).path("detail").asText()).startsWith("403 ");
    assertThat(rows.get(0).path("before").isNull()).isTrue();
  }

  @Test
  void tellsWhatTheStateOfThingsOrARuleDidNotAllow() {
    var trigger = given.aTrigger().create();
    var run = trigger.awaitEnded(trigger.runNow());
    awaitRefusal("log", run.id(), User.ADMIN, () -> trigger.cancel(run));
    awaitRefusal(
        trigger,
        User.EDITOR,
        () ->
            given
                .caller(User.EDITOR)
                .patch(trigger.path(""), Map.of("priority", 99))
                .mustBeProblem(422, "validation-failed"));

    assertThat(rowsOf("log", run.id()).get(0).path("detail").asText())
        .startsWith("409 ")
        .contains("has ended");
  }

  // The server reads them as if they were written in capitals.
  @ParameterizedTest
  @CsvSource({"delete, '', DELETE", "Patch, '', UPDATE", "pUT, '', UPDATE", "post, /run, RUN"})
  void tellsTheSameOfMethodsInSmallLetters(String method, String path, String action) {
    var trigger = given.aTrigger().create();
    awaitRefusal(
        trigger,
        User.VIEWER,
        () ->
            given
                .caller(User.VIEWER)
                .send(method, trigger.path(path), "application/json", "{}")
                .mustBeProblem(403, "forbidden"));

    var rows = rowsOf("trigger", trigger.id());
    assertThat(texts(rows, "action")).contains(action, "CREATE").doesNotContain("READ");
    assertThat(trigger.json().path("version").asInt()).isZero();
    given.caller(User.EDITOR).send("delete", trigger.path(""), "application/json", "").mustBe(204);
    assertThat(texts(rowsOf("trigger", trigger.id()), "action").get(0)).isEqualTo("DELETE");
  }

  @Test
  void tellsWhoReadAllDefinitionsOrTheAuditItself() {
    var before = Instant.now();

    given.admin().get("export?label=none-has-this").mustBe(200);
    given.admin().get("audit?pageSize=1&entity=none").mustBe(200);

    for (var entity : List.of("triggers", "audit")) {
      var newest = rows("audit?pageSize=1&entity=" + entity).path(0);
      assertThat(newest.path("action").asText()).isEqualTo("READ");
      assertThat(newest.path("outcome").asText()).isEqualTo("DONE");
      assertThat(newest.path("user").asText()).isEqualTo(User.ADMIN.login());
      assertThat(Instant.parse(newest.path("date").asText())).isAfter(before.minusSeconds(2));
    }
  }

  @Test
  void tellsOfMethodsThatTheServerDoesNotKnow() {
    var trigger = given.aTrigger().create();
    awaitRefusal(
        trigger,
        User.EDITOR,
        () ->
            given
                .caller(User.EDITOR)
                .send("PURGE", trigger.path(""), "application/json", "{}")
                .mustBe(405));

    var row = rowsOf("trigger", trigger.id()).get(0);
    assertThat(row.path("action").asText()).isEqualTo("UNKNOWN");
    assertThat(row.path("detail").asText()).startsWith("405 ").contains("found 'PURGE'");
    assertThat(trigger.json().path("version").asInt()).isZero();
  }

  @Test
  void countsOnceWhatTheServerItselfRefused() {
    // Nobody else is refused this, so nobody else is counted with it.
    var first = refuseOutsideOfTheApi();
    var beginning = Instant.parse(first.path("date").asText());
    Awaitility.await().until(() -> Instant.now().isAfter(beginning.plusSeconds(2)));

    assertThat(refuseOutsideOfTheApi().path("detail").asText())
        .startsWith("405 ")
        .doesNotContain("more");
    assertThat(rows(OUTSIDE)).hasSize(2);
  }

  private JsonNode refuseOutsideOfTheApi() {
    given
        .caller(User.RUNNER)
        .send("PURGE", "/nowhere.html", "application/json", "{}")
        .mustBeProblem(405, "method-not-allowed");
    return Awaitility.await()
        .until(() -> rows(OUTSIDE).path(0), row -> row.path("action").asText().equals("UNKNOWN"));
  }

  @Test
  void notesNothingOfWhatWasNotUnderstoodOrOfWhoIsUnknown() {
    var trigger = given.aTrigger().create();
    trigger.api().patch(trigger.path(""), "{").mustBe(400);
    given.nobody().delete(trigger.path("")).mustBe(401);
    given.admin().get("triggers/999999999").mustBe(404);

    assertThat(texts(rowsOf("trigger", trigger.id()), "action")).containsExactly("CREATE");
  }

  @Test
  void pagesByKeyAndCountsWhenAsked() {
    var trigger = given.aTrigger().create();
    for (int i = 0; i < 4; i++) {
      trigger.api().patch(trigger.path(""), Map.of("description", "no " + i)).mustBe(200);
    }
    var query = "audit?entity=trigger&pageSize=2&entityId=" + trigger.id();
    var page = given.admin().get(query + "&count=true").mustBe(200).json();
    assertThat(page.path("totalCount").asInt()).isEqualTo(5);
    var found = new ArrayList<>(texts(page.path("items"), "id"));
    while (!page.path("nextCursor").isNull()) {
      page = given.admin().get(query + "&cursor=" + page.path("nextCursor").asText()).json();
      found.addAll(texts(page.path("items"), "id"));
    }
    assertThat(found).hasSize(5).doesNotHaveDuplicates();
    given.admin().get("audit?cursor=x&entityId=0&sort=id").mustBeProblem(400, "malformed-request");
  }

  @Test
  void isForTheAdministratorOnly() {
    given.caller(User.EDITOR).get("audit").mustBeProblem(403, "forbidden");
  }

  private void awaitRefusal(Trigger trigger, User user, Runnable attempt) {
    awaitRefusal("trigger", trigger.id(), user, attempt);
  }

  // At most one a second of each user is noted, and other tests have users refused too.
  private void awaitRefusal(String entity, long id, User user, Runnable attempt) {
    Awaitility.await()
        .until(
            () -> {
              attempt.run();
              return rowsOf(entity, id);
            },
            rows ->
                rows.path(0).path("outcome").asText().equals("REFUSED")
                    && rows.path(0).path("user").asText().equals(user.login()));
  }

  private JsonNode rowsOf(String entity, long id) {
    return rows("audit?entity=" + entity + "&entityId=" + id);
  }

  private JsonNode rows(String query) {
    return given.admin().get(query).mustBe(200).json().path("items");
  }

  private static List<String> texts(JsonNode rows, String field) {
    var texts = new ArrayList<String>();
    rows.forEach(row -> texts.add(row.path(field).asText()));
    return texts;
  }
}
