// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.api.DispatchTaskSettings;
import dev.dispatchee.api.InvalidSettingsException;
import dev.dispatchee.api.settings.SettingsForm;
import dev.dispatchee.testkit.RecordedRun;
import dev.dispatchee.testkit.TestRun;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets in every place of a request, and what is expected of the text of an answer. */
@Timeout(30)
class SecretsOfRequestsTest {

  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String DONE = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ndone";

  @Test
  void standInPathAndQueryAndHeaders() throws Exception {
    try (var server = LoopbackServer.thatAnswers(OK + "Content-Length: 0\r\n\r\n")) {
      run(
          server,
          Map.of(
              "path", "a/$(secret1)?key=$(secret2)&x=$(secret1)",
              "method", "POST",
              "headers", "X-Key: k $(secret2)!\nAuthorization: Bearer $(secret3)",
              "body", "b",
              "secret1", "a/b?c d",
              "secret2", "u&",
              "secret3", "bearer.token"));

      assertThat(server.requests().get(0))
          .startsWith("POST /a/a%2Fb%3Fc%20d?key=u%26&x=a%2Fb%3Fc%20d HTTP/1.1\r\n")
          .contains("\r\nX-Key: k u&!\r\n")
          .contains("\r\nAuthorization: Bearer bearer.token\r\n");
    }
  }

  @Test
  void standInTheBody() {
    var settings =
        Map.of(
            "url", "http://x.example/",
            "method", "PUT",
            "body", "{\"token\": \"$(secret1)-$(secret2)\"}",
            "secret1", "one",
            "secret2", "zwölf");

    assertThat(PlannedRequest.of(new DispatchTaskSettings(settings)).body().text())
        .isEqualTo("{\"token\": \"one-zwölf\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "$(secret), $(secret)",
    "$(secretA), $(secretA)",
    "$(secret12), $(secret12)",
    "$$(secret1), $S",
    "$(secret$(secret1), $(secretS",
    "$(secret1, $(secret1",
    "$(secret1)$(secret1), SS"
  })
  void standOnlyUnderTheirNames(String text, String placed) {
    assertThat(new PlacedSecrets(Map.of("secret1", "S")).in(text)).isEqualTo(placed);
  }

  @Test
  void areNotLookedForInOneAnother() {
    var secrets = new PlacedSecrets(Map.of("secret1", "$(secret2)", "secret2", "x"));

    assertThat(secrets.in("$(secret1)")).isEqualTo("$(secret2)");
  }

  @ParameterizedTest
  @CsvSource({
    "url, http://x.example/$(secret1), secret1",
    "headers, X: $(secret2), secret2",
    "body, $(secret9), secret9",
    "url, http://$(secret1).example/, url",
    "user, me, password",
    "password, ${secret:x}, user"
  })
  void areMissedWhenTheSettingsAreSaved(String key, String value, String fault) {
    var settings = new HashMap<>(Map.of("url", "http://x.example/", "method", "POST"));
    settings.put(key, value);

    assertThat(SettingsForm.of(HttpRequestSettings.class).faultsOfStored(settings))
        .singleElement()
        .satisfies(found -> assertThat(found.key()).isEqualTo(fault));
  }

  @Test
  void breakNoLineOfAHeader() {
    var settings =
        TestRun.of(context -> {})
            .with(
                Map.of(
                    "url", "http://127.0.0.1/",
                    "headers", "X-Key: $(secret1)",
                    "secret1", "a\r\nHost: evil.example"))
            .prepare();

    assertThatThrownBy(() -> executor().execute(settings))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageNotContaining("evil");
  }

  @Test
  void authorizeAUserAndAreNotToldByAnEcho() throws Exception {
    var sent = "Basic " + Base64.getEncoder().encodeToString("me:pass wörd".getBytes(UTF_8));
    var echo = "you sent " + sent + " and " + sent.substring(0, 20);
    var answer = OK + "Content-Length: 9999\r\n\r\n" + echo;
    try (var server = LoopbackServer.thatAnswers(answer)) {
      var run =
          TestRun.of(context -> {})
              .with(Map.of("url", server.url(), "user", "me", "password", "pass wörd"))
              .prepare();

      assertThatThrownBy(() -> executor().execute(run)).isNotNull();

      assertThat(server.requests().get(0)).contains("\r\nAuthorization: " + sent + "\r\n");
      assertThat(run.written()).contains("you sent Basic ***").contains(" and Basic ***\n");
    }
  }

  @ParameterizedTest
  @CsvSource({"307, POST", "308, PATCH", "302, PUT"})
  void areNotTakenAlongToAnotherServerInABody(int status, String method) throws Exception {
    var settings =
        Map.of("method", method, "body", "{\"key\": \"$(secret1)\"}", "secret1", "hidden");
    try (var other = LoopbackServer.thatAnswers(DONE);
        var server = LoopbackServer.thatAnswers(redirect(status, other.url()))) {
      assertThatThrownBy(() -> run(server, settings))
          .hasMessage(
              server.url()
                  + " redirects to another server, which must not learn the secret in the body");
      assertThat(other.connections()).isZero();
    }
  }

  @Test
  void areNotTakenAlongToAnotherServerInAHeaderThatIsHarmlessElsewhere() throws Exception {
    var headers = "Accept: a/b\nUser-Agent: me $(secret1)";
    try (var other = LoopbackServer.thatAnswers(DONE);
        var server = LoopbackServer.thatAnswers(redirect(303, other.url()))) {
      run(server, Map.of("headers", headers, "secret1", "hidden"));

      assertThat(server.requests().get(0)).contains("User-Agent: me hidden");
      assertThat(other.requests().get(0)).contains("Accept: a/b").doesNotContain("hidden");
    }
  }

  @Test
  void keepNoRequestFromAnotherServerIfTheyAreEmpty() throws Exception {
    try (var other = LoopbackServer.thatAnswers(DONE);
        var server = LoopbackServer.thatAnswers(redirect(302, other.url()))) {
      run(server, Map.of("secret1", ""));

      assertThat(other.requests()).hasSize(1);
    }
  }

  @Test
  void areTakenAlongOnTheSameServer() throws Exception {
    try (var server =
        LoopbackServer.thatAnswersEach(
            head -> head.contains(" /b ") ? DONE : redirect(307, "/b"))) {
      var settings =
          Map.of("method", "POST", "body", "$(secret1)", "headers", "Accept: $(secret1)");
      var all = new HashMap<>(settings);
      all.put("secret1", "hidden");
      run(server, all);

      assertThat(server.requests().get(1))
          .startsWith("POST /b")
          .contains("Accept: hidden", "th: 6");
    }
  }

  @ParameterizedTest
  @CsvSource({"authorization, Bearer x", "headers, Authorization: Bearer x"})
  void authorizeInOneWayOnly(String key, String value) {
    var settings =
        TestRun.of(context -> {})
            .with(Map.of("url", "http://127.0.0.1/", "user", "me", "password", "word", key, value))
            .prepare();

    assertThatThrownBy(() -> executor().execute(settings))
        .isInstanceOf(InvalidSettingsException.class);
  }

  @Test
  void succeedsWhenTheAnswerContainsWhatIsExpected() throws Exception {
    var answer = OK + "Content-Length: 16\r\n\r\n{\"status\": \"up\"}";
    try (var server = LoopbackServer.thatAnswers(answer)) {
      run(server, Map.of("answerContains", "\"status\": \"up"));

      assertThatThrownBy(() -> run(server, Map.of("answerContains", "\"status\": \"no")))
          .hasMessage(server.url() + " answered 200 without '\"status\": \"no'");
    }
  }

  private static String redirect(int status, String location) {
    return "HTTP/1.1 %d On\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n"
        .formatted(status, location);
  }

  private static RecordedRun run(LoopbackServer server, Map<String, String> more) throws Exception {
    var settings = new HashMap<>(more);
    var path = settings.remove("path");
    settings.put("url", server.url() + (path == null ? "" : path));
    var run = TestRun.of(context -> {}).with(settings).prepare();
    executor().execute(run);
    return run;
  }

  private static HttpRequestExecutor executor() {
    return new HttpRequestExecutor("127.0.0.1", SystemDefaultDnsResolver.INSTANCE, Thread::new);
  }
}
