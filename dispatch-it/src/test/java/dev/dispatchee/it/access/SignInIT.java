// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Answer;
import dev.dispatchee.it.client.Api;
import dev.dispatchee.it.client.ConsoleSession;
import dev.dispatchee.it.client.EventStream;
import dev.dispatchee.it.server.SharedServer;
import dev.dispatchee.it.server.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in by the form of the console, and what a session may do and may not. */
class SignInIT extends SharedServerTest {

  private static final int MOST_OF_A_USER = 20;

  @Test
  void aSessionIsWhoSignedInWithTheirRolesAndNoMore() {
    var session = begin(User.RUNNER);
    var trigger = given.aTrigger().create();

    var me = console(session).get("me").mustBe(200).json();
    assertThat(me.path("user").asText()).isEqualTo("runner");
    assertThat(me.path("signIn").asText()).isEqualTo("FORM");
    assertThat(me.path("roles")).hasSize(1);
    console(session).post(trigger.path("/run")).mustBe(202);
    console(session).delete(trigger.path("")).mustBeProblem(403, "forbidden");
    console(session).get("audit").mustBeProblem(403, "forbidden");
  }

  @Test
  void theCookieIsKeptFromScriptsAndFromOtherSites() {
    assertThat(begin(User.VIEWER).attributes())
        .contains("HttpOnly", "SameSite=Strict", "path=/dispatch")
        .doesNotContain("secure", "Secure")
        .noneMatch(one -> one.startsWith("Max-Age") || one.startsWith("Expires"));
  }

  @Test
  void overTlsTheCookieNeverGoesWithoutIt() {
    var cookies =
        TrustingClient.post(
            SharedServer.secured().resolve("session"),
            "{\"user\":\"viewer\",\"password\":\"%s\"}".formatted(User.VIEWER.password()));

    assertThat(cookies)
        .singleElement()
        .asString()
        .containsIgnoringCase("; secure")
        .contains("HttpOnly", "SameSite=Strict");
  }

  @Test
  void aSessionBeginsUnderAnIdThatNobodyKnewBefore() {
    var first = begin(User.VIEWER);
    var chosen = given.nobody().with("Cookie", "DISPATCH_SESSION=chosenByAnAttacker1");

    var second = ConsoleSession.begin(ofThisSite(chosen), User.VIEWER);
    var third = ConsoleSession.begin(ofThisSite(first.with(given.nobody())), User.EDITOR);

    assertThat(second.cookie()).doesNotContain("chosenByAnAttacker1");
    chosen.get("me").mustBe(401);
    assertThat(third.cookie()).isNotEqualTo(first.cookie());
    // The one before it is over.
    first.with(given.nobody()).get("me").mustBe(401);
    assertThat(console(third).get("me").json().path("user").asText()).isEqualTo("editor");
  }

  @Test
  void aSessionThatWasSignedOutOfIsOverOnTheServer() {
    var session = begin(User.VIEWER);
    console(session).get("me").mustBe(200);

    console(session).delete("/session").mustBe(204);

    console(session).get("me").mustBeProblem(401, "unauthenticated");
    session.with(given.nobody()).get("triggers").mustBeProblem(401, "unauthenticated");
    console(session).delete("/session").mustBe(204);
  }

  @Test
  void theStreamOfASessionEndsWithIt() {
    var trigger = given.aTrigger().thatTakes(Duration.ofSeconds(60)).create();
    var run = trigger.awaitStarted(trigger.runNow());
    var session = begin(User.VIEWER);

    try (var stream = EventStream.open(console(session), "logs/" + run.id() + "/events", "")) {
      console(session).delete("/session").mustBe(204);
      stream.awaitEnd();
    }
    // It ended with the session, not with the run, which takes a minute.
    assertThat(trigger.log(run.id()).endDate()).isNull();
    trigger.cancel(run).mustBe(202);
    trigger.awaitEnded(run);
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Origin, https://evil.example",
    "Origin, null",
    "Accept, */*"
  })
  void aCookieAllowsNoChangeThatDoesNotSayThatItComesFromHere(String header, String value) {
    var session = begin(User.EDITOR);
    var trigger = given.aTrigger().create();
    var other = session.with(given.nobody()).with(header, value);

    other.post(trigger.path("/run")).mustBeProblem(403, "cross-site");
    other.delete(trigger.path("")).mustBeProblem(403, "cross-site");
    other.delete("/session").mustBeProblem(403, "cross-site");

    assertThat(trigger.logs()).isEmpty();
    console(session).get("me").mustBe(200);
  }

  @ParameterizedTest
  @CsvSource({"Sec-Fetch-Site, cross-site", "Origin, https://evil.example"})
  void nobodyIsSignedInFromAnotherSite(String header, String value) {
    var api = given.nobody().with(header, value);

    var answer = ConsoleSession.attempt(api, User.VIEWER, User.VIEWER.password());

    answer.mustBeProblem(403, "cross-site");
    assertThat(answer.header("Set-Cookie")).isEmpty();
  }

  @Test
  void whoSendsCredentialsIsWhoTheySayAndTheConsoleIsWhoItsSessionSays() {
    var session = begin(User.VIEWER);

    var script = session.with(given.admin()).get("me").json();
    var console = session.console(given.admin()).get("me").json();

    assertThat(script.path("user").asText()).isEqualTo("admin");
    assertThat(script.path("signIn").asText()).isEqualTo("BASIC");
    assertThat(console.path("user").asText()).isEqualTo("viewer");
    session.with(given.nobody().as(User.VICTIM, "wrong")).get("me").mustBe(401);
  }

  @Test
  void scriptsAreAskedForBasicAndTheConsoleIsNot() {
    var script = given.nobody().get("triggers").mustBeProblem(401, "unauthenticated");
    var console =
        given
            .nobody()
            .with("X-Requested-With", "XMLHttpRequest")
            .get("triggers")
            .mustBeProblem(401, "unauthenticated");

    assertThat(script.header("WWW-Authenticate")).startsWith("Basic");
    assertThat(console.headers().map()).doesNotContainKey("www-authenticate");
    assertThat(given.caller(User.VIEWER).get("triggers").header("Set-Cookie")).isEmpty();
    assertThat(wrong(User.VICTIM).headers().map()).doesNotContainKey("www-authenticate");
  }

  @Test
  void wrongPasswordsCountAsTheyDoForBasicAndAreToldAndAudited() {
    long mark = SharedServer.log().mark();
    for (int i = 0; i < LockedUsers.LOCKING - 1; i++) {
      wrong(User.GUESSED).mustBeProblem(401, "unauthenticated");
    }
    given.nobody().as(User.GUESSED, "wrong").get("triggers").mustBe(401);

    LockedUsers.awaitTold(mark, "guessed");
    var right = ConsoleSession.attempt(given.nobody(), User.GUESSED, User.GUESSED.password());
    given.caller(User.GUESSED).get("triggers").mustBe(401);
    assertThat(right.mustBe(401).text())
        .as("no word of whether there is such a user, or of whether the password was right")
        .isEqualTo(
            given
                .nobody()
                .post("/session", Map.of("user", "nobody-of-that-name", "password", "x"))
                .mustBe(401)
                .text());
    var rows = given.admin().get("audit?entity=session&user=guessed").mustBe(200).json();
    assertThat(rows.path("items"))
        .isNotEmpty()
        .allMatch(row -> row.path("action").asText().equals("SIGN_IN"))
        .allMatch(row -> row.path("outcome").asText().equals("REFUSED"));
    assertThat(rows.toString()).doesNotContain("wrong pass word");
  }

  @Test
  void signingInAndOutIsAudited() {
    var session = begin(User.RUNNER);
    console(session).delete("/session").mustBe(204);

    var rows = given.admin().get("audit?entity=session&user=runner&pageSize=2").json();

    assertThat(rows.path("items"))
        .extracting(row -> row.path("action").asText() + " " + row.path("outcome").asText())
        .containsExactly("SIGN_OUT DONE", "SIGN_IN DONE");
  }

  @Test
  void whoHasNoRoleGetsNoSession() {
    var answer =
        ConsoleSession.attempt(given.nobody(), User.OUTSIDER, User.OUTSIDER.password())
            .mustBeProblem(403, "forbidden");

    for (var cookie : answer.headers().allValues("Set-Cookie")) {
      given.nobody().with("Cookie", cookie.split(";")[0]).get("me").mustBe(401);
    }
  }

  @Test
  void aUserHasSoManySessionsAndOneMoreEndsTheOldest() {
    var sessions = new ArrayList<ConsoleSession>();
    for (int i = 0; i <= MOST_OF_A_USER; i++) {
      sessions.add(begin(User.ADMIN));
    }

    console(sessions.get(0)).get("me").mustBe(401);
    console(sessions.get(1)).get("me").mustBe(200);
    console(sessions.get(MOST_OF_A_USER)).get("me").mustBe(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"user\":\"viewer\"}",
        "{\"user\":\"\",\"password\":\"\"}",
        "{\"user\":\"viewer\",\"password\":1}",
        "{\"user\":\"viewer\",\"password\":\"x\",\"more\":1}"
      })
  void refusesWhatIsNoUserAndPassword(String body) {
    given
        .nobody()
        .send("POST", "/session", "application/json", body)
        .mustBeProblem(400, "malformed-request");
  }

  @Test
  void refusesAFormOfAnotherPageAndWhatIsTooLarge() {
    given
        .nobody()
        .send("POST", "/session", "application/x-www-form-urlencoded", "user=viewer&password=x")
        .mustBeProblem(415, "unsupported-media-type");
    given
        .nobody()
        .post("/session", Map.of("user", "viewer", "password", "x".repeat(9_000)))
        .mustBeProblem(413, "payload-too-large");
    given
        .nobody()
        .post("/session", Map.of("user", "viewer", "password", "x".repeat(2_000)))
        .mustBeProblem(400, "malformed-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/index.html", "/session", "/console/main.js"})
  void whatIsOpenKnowsNothingOfCredentials(String path) {
    var session = begin(User.VIEWER);
    var answers =
        new Answer[] {
          given.nobody().get(path),
          given.admin().get(path),
          given.nobody().as(User.VICTIM, "wrong").get(path),
          console(session).get(path)
        };

    for (var answer : answers) {
      answer.mustBe(200);
      assertThat(answer.text()).isEqualTo(answers[0].text());
      assertThat(answer.header("Set-Cookie")).isEmpty();
    }
  }

  private ConsoleSession begin(User user) {
    return ConsoleSession.begin(given.nobody(), user);
  }

  private Answer wrong(User user) {
    return ConsoleSession.attempt(
        given.nobody().with("X-Requested-With", "XMLHttpRequest"), user, "wrong pass word");
  }

  private Api console(ConsoleSession session) {
    return session.console(given.nobody());
  }

  private static Api ofThisSite(Api api) {
    return api.with("Sec-Fetch-Site", "same-origin");
  }
}
