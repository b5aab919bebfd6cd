// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.api.DispatchTaskSettings;
import dev.dispatchee.api.InvalidSettingsException;
import dev.dispatchee.api.settings.SettingsFault;
import dev.dispatchee.api.settings.SettingsForm;
import dev.dispatchee.executors.http.HttpRequestSettings.Method;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlannedRequestTest {

  private static final String URL = "http://x.example/a";

  @Test
  void hasUsualValuesForAllButTheUrl() {
    var settings = settings(Map.of("url", " " + URL + " "));

    assertThat(settings.url().shown()).isEqualTo(URL);
    assertThat(settings.method()).isEqualTo(Method.GET);
    assertThat(settings.headers()).isEmpty();
    assertThat(settings.body().isEmpty()).isTrue();
    assertThat(settings.maxRedirects()).isEqualTo(5);
    assertThat(settings.expectedStatus()).hasToString("200-299");
    assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void needsTheUrl() {
    assertThatThrownBy(() -> settings(Map.of("url", " ")))
        .hasMessage("setting 'url': a value is required");
  }

  @Test
  void namesAnUnknownKeyAndTheKnownOnes() {
    assertThatThrownBy(() -> settings(Map.of("url", URL, "uri", URL)))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContainingAll(
            "'uri'", "url", "method", "headers", "body", "expectedStatus", "timeout");
  }

  @ParameterizedTest
  @CsvSource({
    "http://x.example, x.example, 80",
    "https://X.Example/, x.example, 443",
    "HTTP://x.example:8080/a/b?c#d, x.example, 8080",
    "http://x.example:/, x.example, 80",
    "http://8.8.8.8/, 8.8.8.8, 80",
    "http://[2606:4700::1111]:81/, 2606:4700:0:0:0:0:0:1111, 81",
    "http://xn--bcher-kva.example//a//b, xn--bcher-kva.example, 80",
    "http://bücher.example/, xn--bcher-kva.example, 80",
    "http://BÜCHER.example/, xn--bcher-kva.example, 80",
    "http://bu\u0308cher.example/, xn--bcher-kva.example, 80",
    "http://日本.example:81, xn--wgv71a.example, 81",
    "http://x_y.example/, x_y.example, 80",
    "http://_a._b.example./, _a._b.example., 80"
  })
  void readsTheUrl(String url, String host, int port) {
    var read = settings(Map.of("url", url)).url();

    assertThat(read.host().text()).isEqualTo(host);
    assertThat(read.port()).isEqualTo(port);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x.example",
        "/a",
        "//x.example/",
        "ftp://x.example/",
        "file:///etc/passwd",
        "jar:http://x.example/a!/",
        "http:",
        "http:x.example",
        "http://",
        "http:///a",
        "http://:80/",
        "http://x.example:0/",
        "http://x.example:65536/",
        "http://x.example:-1/",
        "http://x.example:99999999999/",
        "http://user@x.example/",
        "http://user:password@x.example/",
        "http://@x.example/",
        "http://x .example/",
        "http://x.example/a b",
        "http://x.example/a\r\nHost: y",
        "http://-x.example/",
        "http://x-.example/",
        "http://x..example/",
        "http://.x.example/",
        "http://x.example%41/",
        "http://straße.example/",
        "http://ｘ.example/",
        "http://x。example/",
        "http://１２７.0.0.1/",
        "http://0x7f.1/",
        "http://2130706433/",
        "http://x\u202e.example/",
        "http://x\u200d.example/",
        "http://fe80::1:80/",
        "http://x.example:8 0/",
        "http://x.example:+80/",
        "http://x.example:８０/",
        "http://x.example/\ud800",
        "http://x.example/%",
        "http://x.example/%4",
        "http://x.example/%zz",
        "http://x.example/a|b",
        "http://x.example/{id}",
        "http://x.example/\u00a0a",
        "http://x.example/\u2028a",
        "http://[fe80::1%25eth0]/",
        "http://[::1/",
        "http://999.1.1.1/",
        "http://x.example\\@y.example/"
      })
  void refusesAUrl(String url) {
    assertThatRefusal("url", url);
  }

  @Test
  void showsNoSecretOfAUrl() {
    assertThatThrownBy(() -> settings(Map.of("url", "http://me:hidden@x.example/a?key=hidden")))
        .hasMessageContaining("http://x.example/a")
        .hasMessageNotContaining("hidden");
    assertThat(settings(Map.of("url", URL + "?key=hidden#hidden")).url().shown()).isEqualTo(URL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "CONNECT", "GET /", "G\nET", "*", "ＧＥＴ"})
  void refusesAMethod(String method) {
    assertThatRefusal("method", method);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no colon",
        ": no name",
        "X Y: blank in the name",
        "X-A : blank before the colon",
        " X-A: blank before the name",
        "X-A: 1\n folded: line",
        "X-A: 1\r2",
        "X-A: 1\rHost: y",
        "X-A: nul\u0000",
        "X-A: escape\u001b",
        "X-A: Grüße",
        "X-A: \u010a injected",
        "Ü: 1",
        "Host: y.example",
        "host:y.example",
        "Content-Length: 1",
        "Transfer-Encoding: chunked",
        "Connection: close",
        "Upgrade: h2c",
        "Expect: 100-continue",
        "Proxy-Authorization: Basic eDp5",
        "X-A: 1\r\nHost: y.example"
      })
  void refusesAHeader(String headers) {
    assertThatRefusal("headers", headers);
  }

  @Test
  void showsNoValueOfAHeader() {
    assertThatThrownBy(
            () -> settings(Map.of("url", URL, "headers", "Authorization: Bearer hidden\u0001")))
        .hasMessageContaining("Authorization")
        .hasMessageNotContaining("hidden");
    assertThatThrownBy(() -> settings(Map.of("url", URL, "headers", "Bearer hidden")))
        .hasMessageNotContaining("hidden");
  }

  @Test
  void sendsTheSecretAsTheHeaderAuthorizationAndAllowsNoOther() {
    var authorized = new HashMap<>(Map.of("url", URL, "authorization", "Bearer hidden"));
    assertThat(settings(authorized).headers())
        .containsExactly(new RequestHeader("Authorization", "Bearer hidden"));

    authorized.put("headers", "authorization: Basic x");
    assertThatThrownBy(() -> settings(authorized))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("headers")
        .hasMessageNotContaining("hidden");
    assertThatThrownBy(() -> settings(Map.of("url", URL, "authorization", "hidden\r\nHost: y")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("'authorization'")
        .hasMessageNotContaining("hidden");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "head"})
  void refusesABodyWhereNoneMayBe(String method) {
    assertThatThrownBy(() -> settings(Map.of("url", URL, "method", method, "body", "b")))
        .isInstanceOfSatisfying(
            InvalidSettingsException.class, fault -> assertThat(fault.key()).isEqualTo("body"));
  }

  @ParameterizedTest
  @CsvSource({
    "charset=no-such, abc, headers",
    "charset=\"b?d\", abc, headers",
    "charset=ISO-8859-1, 日本, body",
    "charset=us-ascii, Grüße, body",
    "charset=ISO-2022-CN, abc, body"
  })
  void refusesABodyThatCannotBeSentInItsCharset(String charset, String body, String key) {
    assertThatRefusalOf(
        key, Map.of("method", "PUT", "headers", "content-type: a/b; " + charset, "body", body));
  }

  @Test
  void refusesABodyWithHalfACharacterOrTwoTypes() {
    assertThatRefusalOf("body", Map.of("method", "PUT", "body", "a\ud800b"));
    assertThatRefusalOf(
        "headers",
        Map.of("method", "PUT", "headers", "Content-Type: a/b\nContent-Type: c/d", "body", "b"));
  }

  @Test
  void refusesWhatCannotBeSentWhenItIsSaved() {
    var stored =
        Map.of("url", URL, "headers", "X-A: Grüße", "authorization", "${secret:orders.token}");

    assertThat(SettingsForm.of(HttpRequestSettings.class).faultsOfStored(stored))
        .extracting(SettingsFault::key)
        .containsExactly("headers");
  }

  @Test
  void refusesMoreStatusesThanThereAre() {
    assertThatRefusal("expectedStatus", "200,".repeat(15_000) + "200");
    var each = IntStream.rangeClosed(100, 599).mapToObj(Integer::toString).collect(joining(","));
    assertThat(settings(Map.of("url", URL, "expectedStatus", each)).expectedStatus().contains(599))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "200; 200; 201",
        "200,202-204; 203; 201",
        " 200 , 300 - 302 ; 302; 303",
        "100-599; 100; 600"
      })
  void readsExpectedStatuses(String text, int expected, int unexpected) {
    var statuses = StatusRanges.parse(text);

    assertThat(statuses.contains(expected)).isTrue();
    assertThat(statuses.contains(unexpected)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {",", "200,", "2xx", "99", "600", "204-202", "200-", "-200", "200-600", "200;201"})
  void refusesExpectedStatuses(String text) {
    assertThatRefusal("expectedStatus", text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT0.0001S", "-PT1S", "PT1H0.001S", "P1D", "30", "30s"})
  void refusesATimeout(String text) {
    assertThatRefusal("timeout", text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0.001S", "PT1H", "pt5s"})
  void readsATimeout(String text) {
    assertThat(settings(Map.of("url", URL, "timeout", text)).timeout())
        .isEqualTo(Duration.parse(text));
  }

  private static void assertThatRefusal(String key, String value) {
    assertThatRefusalOf(key, Map.of(key, value));
  }

  /** When it is saved, and by a run that was saved before. */
  private static void assertThatRefusalOf(String key, Map<String, String> more) {
    var settings = new HashMap<>(Map.of("url", URL));
    settings.putAll(more);
    assertThat(SettingsForm.of(HttpRequestSettings.class).faultsOfStored(settings))
        .extracting(SettingsFault::key)
        .containsExactly(key);
    assertThatThrownBy(() -> settings(settings))
        .isInstanceOfSatisfying(
            InvalidSettingsException.class, fault -> assertThat(fault.key()).isEqualTo(key));
  }

  private static PlannedRequest settings(Map<String, String> settings) {
    return PlannedRequest.of(new DispatchTaskSettings(settings));
  }
}
