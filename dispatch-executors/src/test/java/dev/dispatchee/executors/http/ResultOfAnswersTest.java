// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import static dev.dispatchee.testkit.RunAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.testkit.RunOutcome;
import dev.dispatchee.testkit.TestRun;
import java.util.Base64;
import java.util.Map;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of an answer becomes the result of a run. */
class ResultOfAnswersTest {

  private static final String ORDER =
      "{\"order\": {\"id\": \"A-7\", \"lines\": [1, 2.50], \"paid\": null, \"a/b\": true}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/order/id; A-7",
        "/order/lines/1; 2.50",
        "/order/lines; [1,2.50]",
        "/order/paid; null",
        "/order/a~1b; true"
      })
  void isWhatTheirPointerNames(String pointer, String result) throws Exception {
    var outcome = run(ORDER, pointer);

    assertThat(outcome).isSuccessful();
    assertThat(outcome.result()).contains(result);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/order/date", "/order/lines/2", "/order/id/x"})
  void failsTheRunIfNothingIsThere(String pointer) throws Exception {
    var outcome = run(ORDER, pointer);

    assertThat(outcome.error()).endsWith(" answered 200 with nothing at " + pointer);
    assertThat(outcome.output()).contains("A-7");
    assertThat(outcome.result()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{\"order\": ", "{} {}"})
  void failsTheRunIfTheAnswerIsNoJson(String body) throws Exception {
    assertThat(run(body, "/order").error()).contains(" answered 200 with ");
    assertThat(run(body, "/order").result()).isEmpty();
  }

  @Test
  void isNotLookedForInADepthThatNobodyMeans() throws Exception {
    var deep = "[".repeat(30_000) + "]".repeat(30_000);

    assertThat(run(deep, "/0").error()).endsWith(" answered 200 with what is no JSON");
  }

  @Test
  void isNotTakenFromAnAnswerThatWasCut() throws Exception {
    var longer = "{\"order\": \"" + "x".repeat(70_000) + "\"}";

    assertThat(run(longer, "/order").error()).endsWith(" of which no result is taken");
  }

  @Test
  void showsNoCredentialsThatTheServerSendsBack() throws Exception {
    var sent = Base64.getEncoder().withoutPadding().encodeToString("me:pass wörd".getBytes(UTF_8));
    var settings = Map.of("user", "me", "password", "pass wörd", "resultPointer", "/you");

    assertThat(run("{\"you\": \"sent Basic %s\"}".formatted(sent), settings).result())
        .contains("sent Basic ***");
  }

  @Test
  void isRefusedIfItIsTooLong() throws Exception {
    var outcome = run("{\"order\": \"" + "x".repeat(5_000) + "\"}", "/order");

    assertThat(outcome.error()).contains("5,000 bytes, at most 4,096");
  }

  @ParameterizedTest
  @ValueSource(strings = {"order", "$.order", "#/order"})
  void isRefusedWhenItIsSavedIfItIsNoPointer(String pointer) throws Exception {
    assertThat(run(ORDER, pointer)).refusesSetting("resultPointer");
  }

  private static RunOutcome run(String body, String pointer) throws Exception {
    return run(body, Map.of("resultPointer", pointer));
  }

  private static RunOutcome run(String body, Map<String, String> settings) throws Exception {
    var executor =
        new HttpRequestExecutor("127.0.0.1", SystemDefaultDnsResolver.INSTANCE, Thread::new);
    var answer = "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s".formatted(body.length(), body);
    try (var server = LoopbackServer.thatAnswers(answer)) {
      return TestRun.of(executor).with("url", server.url()).with(settings).execute();
    }
  }
}
