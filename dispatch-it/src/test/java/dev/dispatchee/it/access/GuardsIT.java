// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Answer;
import dev.dispatchee.it.client.BareConnection;
import dev.dispatchee.it.server.SharedServer;
import dev.dispatchee.it.server.User;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer carries, and what is refused before anything looks at it. */
class GuardsIT extends SharedServerTest {

  private static final String XML =
      "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/health/live",
        "/session",
        "/sign-in",
        "/console/no-such.js/x",
        "/health/nothing",
        "/error",
        "/nothing",
        "/WEB-INF/web.xml",
        "/web-inf/x",
        "/META-INF/x",
        "/api/v1/triggers",
        "/api/v1/triggers/999999999",
        "/api/v1/triggers?page=0",
        "/api/v1/nothing",
        "/api/v1/openapi",
        "/api/v1/overview"
      })
  void everyAnswerTellsBrowsersToTrustNothing(String path) {
    for (var answer : new Answer[] {given.admin().get(path), given.nobody().get(path)}) {
      assertThat(answer.header("Content-Security-Policy"))
          .as(answer.toString())
          .contains("default-src 'none'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
      assertThat(answer.header("Set-Cookie")).isEmpty();
      assertThat(answer.header("X-Powered-By")).isEmpty();
      if (answer.status() >= 400) {
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text()).doesNotContain("Exception", "dev.dispatchee", "<html");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/WEB-INF/web.xml", "/web-inf/beans.xml", "/META-INF/MANIFEST.MF"})
  void showsNothingOfWhatItIsMadeOf(String path) {
    given.admin().get(path).mustBeProblem(404, "not-found");
    given.nobody().get(path).mustBeProblem(401, "unauthenticated");
  }

  @Test
  void thePageOfErrorsIsNoPageToAskFor() {
    given.admin().get("/error").mustBeProblem(404, "not-found");
    given.nobody().get("/error").mustBeProblem(401, "unauthenticated");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/xml", "text/xml", "application/yaml", "text/html"})
  void readsAndWritesNoXmlAndNothingElseThanJson(String type) {
    var trigger = given.aTrigger().create();
    var api = given.admin();

    api.send("POST", "triggers", type, XML).mustBeProblem(415, "unsupported-media-type");
    api.send("PUT", trigger.path(""), type, XML).mustBeProblem(415, "unsupported-media-type");
    api.send("PATCH", trigger.path(""), type, XML).mustBeProblem(415, "unsupported-media-type");
    api.send("POST", trigger.path("/run"), type, XML).mustBeProblem(415, "unsupported-media-type");
    api.with("Accept", type).get("triggers").mustBeProblem(406, "not-acceptable");
    assertThat(trigger.logs()).isEmpty();
  }

  // What is larger than the listener's max-post-size, 50 MiB, the server answers itself: 400.
  @ParameterizedTest
  @ValueSource(ints = {1024 * 1024 + 1, 20 * 1024 * 1024})
  void refusesABodyThatIsTooLargeHoweverLargeItIs(int size) {
    given
        .admin()
        .post("triggers", "{\"name\":\"" + "x".repeat(size) + "\"}")
        .mustBeProblem(413, "payload-too-large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a:b", "/health/live:%0a", "triggers/by-external-reference-code/a:b"})
  void aColonInAPathIsOneLikeAnyOtherCharacter(String path) {
    given.admin().get(path).mustBeProblem(404, "not-found");
    given.nobody().get(path).mustBeProblem(401, "unauthenticated");
  }

  @Test
  void aCodeMayHaveAColonInAPath() {
    var code = "code:of:" + UUID.randomUUID();
    given.aTrigger().with("externalReferenceCode", code).create();

    given.admin().get("triggers/by-external-reference-code/" + code).mustBe(200);
    given
        .admin()
        .get("triggers/by-external-reference-code/" + code.replace(":", "%3A"))
        .mustBe(200);
  }

  @ParameterizedTest
  @CsvSource({
    "PURGE, triggers, 'GET, HEAD, OPTIONS, POST'",
    "delete, triggers, 'GET, HEAD, OPTIONS, POST'",
    "PURGE, triggers/1/run, 'OPTIONS, POST'",
    "PUT, /index.html, 'GET, HEAD, OPTIONS'",
    "PURGE, /, 'GET, HEAD, OPTIONS'",
    "DELETE, /health/live, 'GET, HEAD, OPTIONS'",
  })
  void aMethodThatIsNotThereIsToldFromThoseThatAre(String method, String path, String allowed) {
    var answer = given.admin().send(method, path, "application/json", "{}");

    answer.mustBeProblem(405, "method-not-allowed");
    assertThat(answer.header("Allow").split(", *")).containsExactlyInAnyOrder(allowed.split(", "));
    assertThat(answer.json().path("detail").asText())
        .isEqualTo("found '%s', allowed: %s".formatted(method, answer.header("Allow")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"triggers", "logs/1/events", "nothing"})
  void aRequestThatReadsHasNoBody(String path) {
    given
        .admin()
        .send("GET", path, "application/json", "{}")
        .mustBeProblem(400, "malformed-request");
  }

  @Test
  void aNameWithALineBreakReachesNeitherLogNorHeader() {
    given
        .admin()
        .get("triggers/by-external-reference-code/a%0d%0aX-Evil:%201")
        .mustBeProblem(404, "not-found");
    var answer = given.admin().get("triggers?search=a%0d%0aX-Evil:%201");

    assertThat(answer.header("X-Evil")).isEmpty();
    answer.mustBeProblem(400, "malformed-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dispatch", "/dispatch?a=b"})
  void whoForgetsTheSlashIsSentToThePageAndNotAskedWhoTheyAre(String target) {
    for (var method : List.of("GET", "HEAD")) {
      try (var connection = BareConnection.to(SharedServer.application())) {
        var answer =
            connection
                .head(method + " " + target + " HTTP/1.1", "Host: localhost", "Connection: close")
                .answer(Duration.ofSeconds(10));

        assertThat(answer.get(0)).contains(" 302 ");
        assertThat(answer).contains("Location: " + target.replace("/dispatch", "/dispatch/"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dispatch", "/dispatch?a=b"})
  void aRedirectNamesNoHost(String target) {
    try (var connection = BareConnection.to(SharedServer.application())) {
      var answer =
          connection
              .head(
                  "GET " + target + " HTTP/1.1",
                  "Host: evil.example",
                  "Authorization: " + User.VIEWER.authorization(),
                  "Connection: close")
              .answer(Duration.ofSeconds(10));

      assertThat(answer.get(0)).contains(" 302 ");
      assertThat(answer).contains("Location: " + target.replace("/dispatch", "/dispatch/"));
    }
  }
}
