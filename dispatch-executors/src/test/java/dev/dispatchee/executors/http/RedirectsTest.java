// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.dispatchee.testkit.RecordedRun;
import dev.dispatchee.testkit.TestRun;
import java.io.IOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a request goes on to, what it takes along, and where it ends. */
@Timeout(30)
class RedirectsTest {

  private static final String EMPTY = "Content-Length: 0\r\n\r\n";
  private static final String DONE = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ndone";

  private final Map<String, String> answers = new HashMap<>();
  private LoopbackServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = LoopbackServer.thatAnswersEach(head -> answers.getOrDefault(path(head), DONE));
  }

  @AfterEach
  void stopServer() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "301, GET, GET",
    "301, POST, GET",
    "301, PUT, PUT",
    "302, HEAD, HEAD",
    "302, POST, GET",
    "302, DELETE, DELETE",
    "303, GET, GET",
    "303, HEAD, HEAD",
    "303, POST, GET",
    "303, PUT, GET",
    "303, DELETE, GET",
    "307, POST, POST",
    "308, PUT, PUT",
    "308, OPTIONS, OPTIONS"
  })
  void goesOnWithTheMethodOfTheRfc(int status, String method, String next) throws Exception {
    redirect("/a", status, "/b");

    run(Map.of("url", at("/a"), "method", method));

    assertThat(lines()).containsExactly(method + " /a HTTP/1.1", next + " /b HTTP/1.1");
  }

  @Test
  void takesTheBodyAlongUnlessTheMethodChanges() throws Exception {
    redirect("/kept", 307, "/b");
    redirect("/dropped", 303, "/b");
    var settings =
        Map.of("method", "POST", "body", "hello", "headers", "Content-Type: a/b\nX-Key: 1");

    run(with(settings, "url", at("/kept")));
    run(with(settings, "url", at("/dropped")));

    assertThat(server.requests().get(1))
        .contains("Content-Type: a/b", "Content-Length: 5", "X-Key");
    assertThat(server.requests().get(3))
        .contains("X-Key: 1")
        .doesNotContain("Content-Type", "Content-Length");
  }

  @Test
  void takesNoCredentialsToAnotherServer() throws Exception {
    try (var other = LoopbackServer.thatAnswers(DONE)) {
      redirect("/a", 302, other.url() + "b");

      run(
          Map.of(
              "url", at("/a"),
              "authorization", "Bearer hidden",
              "headers", "Cookie: s=1\nX-Api-Key: k\nAccept: text/plain\nOrigin: http://x"));

      assertThat(server.requests().get(0)).contains("Bearer hidden", "Cookie", "X-Api-Key");
      assertThat(other.requests().get(0))
          .startsWith("GET /b HTTP/1.1")
          .contains("Accept: text/plain")
          .doesNotContain("hidden", "Cookie", "X-Api-Key", "Origin");
    }
  }

  @Test
  void takesCredentialsAlongOnTheSameServer() throws Exception {
    redirect("/a", 302, "/b");

    run(Map.of("url", at("/a"), "authorization", "Bearer hidden"));

    assertThat(server.requests().get(1)).contains("Authorization: Bearer hidden");
  }

  @ParameterizedTest
  @CsvSource({
    "/x/y?q=1, /b, /b",
    "/x/y?q=1, b, /x/b",
    "/x/y?q=1, ../b, /b",
    "/x/y?q=1, ../../../b, /b",
    "/x/y?q=1, ../../b?r=/../c, /b?r=/../c",
    "/x/y?q=1, ./b/./c/../d, /x/b/d",
    "/x/y?q=1, ?r=2, /x/y?r=2",
    "/x/y?q=1, #part, /x/y?q=1",
    "/x/y?q=1, '', /x/y?q=1",
    "/x/y?q=1, b c, /x/b%20c",
    "/x/y?q=1, /ü, /%C3%BC",
    "/x/y?q=1, /b?c=http://d//e, /b?c=http://d//e"
  })
  void resolvesTheLocationByTheRfc(String from, String location, String to) throws Exception {
    redirect(from, 302, location);

    // What leads to itself goes round.
    catchThrowable(() -> run(Map.of("url", at(from), "maxRedirects", "1")));

    assertThat(lines()).containsExactly("GET " + from + " HTTP/1.1", "GET " + to + " HTTP/1.1");
  }

  @Test
  void followsFiveAndNoMore() throws Exception {
    for (int i = 0; i < 6; i++) {
      redirect("/" + i, 302, "/" + (i + 1));
    }

    assertThat(run(Map.of("url", at("/1"))).written())
        .startsWith("HTTP 302 Found, on to " + at("/2") + "\n")
        .endsWith("HTTP 200 OK\n\ndone");
    assertThatThrownBy(() -> run(Map.of("url", at("/0"))))
        .hasMessage(
            at("/5") + " answered 302, expected 200-299; no more than 5 redirects are followed");
    assertThat(server.requests()).hasSize(12);
  }

  @Test
  void followsNoneWhenNoneIsWanted() {
    redirect("/a", 302, "/b");

    assertThatThrownBy(() -> run(Map.of("url", at("/a"), "maxRedirects", "0")))
        .hasMessage(at("/a") + " answered 302, expected 200-299; redirects are not followed");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void takesAnExpectedRedirectForTheAnswer() throws Exception {
    redirect("/a", 302, "/b");

    assertThat(run(Map.of("url", at("/a"), "expectedStatus", "302")).written())
        .isEqualTo("HTTP 302 Found\n\n");
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 304, 305, 306})
  void takesOtherStatusesForNoRedirect(int status) {
    redirect("/a", status, "/b");

    assertThatThrownBy(() -> run(Map.of("url", at("/a"))))
        .hasMessage("%s answered %d, expected 200-299", at("/a"), status);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void saysThatARedirectLeadsNowhere() {
    answers.put("/a", "HTTP/1.1 302 Found\r\n" + EMPTY);

    assertThatThrownBy(() -> run(Map.of("url", at("/a"))))
        .hasMessageEndingWith("answered 302, expected 200-299; it does not say where to go on");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
        "http://me:pw@127.0.0.1/",
        "http:///a",
        "http://127.0.0.1:99999/",
        "http://0x7f.1/",
        "http://[fe80::1%25eth0]/",
        "/%zz",
        "mailto:a@b"
      })
  void followsNoRedirectToWhatMayNotBeCalled(String location) {
    redirect("/a", 302, location);

    assertThatThrownBy(() -> run(Map.of("url", at("/a"))))
        .hasMessage(at("/a") + " redirects to something else than " + RequestUrl.ALLOWED);
  }

  @Test
  void judgesTheAddressesOfEachHostThatItIsSentTo() throws Exception {
    redirect("/a", 302, "http://inside.example/");
    var resolver =
        new StubResolver(
            host ->
                host.equals("inside.example")
                    ? StubResolver.addresses("10.1.2.3")
                    : new InetAddress[] {InetAddress.getByName(host)});
    var executor = new HttpRequestExecutor("127.0.0.1", resolver, Thread::new);

    assertThatThrownBy(() -> executor.execute(runOf(Map.of("url", at("/a")))))
        .hasMessage(
            "address 10.1.2.3 of host inside.example is private; allow it in"
                + " dispatch.http-request.allow");
  }

  @Test
  void allowsAPortForTheFirstRequestAndNotForTheNext() throws Exception {
    try (var other = LoopbackServer.thatAnswers(DONE)) {
      redirect("/a", 302, other.url());
      var executor =
          new HttpRequestExecutor(
              "127.0.0.1:" + server.port(),
              new StubResolver(host -> new InetAddress[] {InetAddress.getByName(host)}),
              Thread::new);

      assertThatThrownBy(() -> executor.execute(runOf(Map.of("url", at("/a")))))
          .hasMessageContaining("address 127.0.0.1 of host 127.0.0.1 is loopback");
      assertThat(other.connections()).isZero();
    }
  }

  @Test
  void holdsTheTimeOutForAllOfThemTogether() throws Exception {
    try (var silent = LoopbackServer.thatIsSilent()) {
      redirect("/a", 302, silent.url());
      var run = runOf(Map.of("url", at("/a"), "timeout", "PT0.4S"));

      assertThatThrownBy(() -> executor().execute(run))
          .hasMessage(silent.url() + " gave no answer within PT0.4S");
      assertThat(run.written()).isEqualTo("HTTP 302 Found, on to " + silent.url() + "\n");
      silent.awaitClientGone();
    }
  }

  private void redirect(String from, int status, String location) {
    var bytes = new String(location.getBytes(UTF_8), ISO_8859_1);
    answers.put(
        from,
        "HTTP/1.1 %d %s\r\nLocation: %s\r\n%s"
            .formatted(status, status == 302 ? "Found" : "Elsewhere", bytes, EMPTY));
  }

  private String at(String path) {
    return server.url() + path.substring(1);
  }

  private List<String> lines() {
    return server.requests().stream().map(head -> head.lines().findFirst().orElse("")).toList();
  }

  private static String path(String head) {
    return head.split(" ", 3)[1];
  }

  private static Map<String, String> with(Map<String, String> settings, String key, String value) {
    var changed = new HashMap<>(settings);
    changed.put(key, value);
    return changed;
  }

  private static RecordedRun run(Map<String, String> settings) throws Exception {
    var run = runOf(settings);
    executor().execute(run);
    return run;
  }

  private static RecordedRun runOf(Map<String, String> settings) {
    return TestRun.of(executor()).with(settings).prepare();
  }

  private static HttpRequestExecutor executor() {
    return new HttpRequestExecutor(
        "127.0.0.1",
        new StubResolver(host -> new InetAddress[] {InetAddress.getByName(host)}),
        Thread::new);
  }
}
