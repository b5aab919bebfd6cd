// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import static dev.dispatchee.executors.http.StubResolver.addresses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.testkit.RecordedRun;
import dev.dispatchee.testkit.TestRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a proxy is asked for: a tunnel to an address that was judged here, and nothing else. */
@Timeout(30)
class ForwardProxyTest {

  private static final String TUNNEL = "HTTP/1.1 200 made\r\n\r\n";
  private static final String DONE = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ndone";

  @Test
  void isAskedForATunnelToTheAddressThatWasJudged() throws Exception {
    var resolver = StubResolver.answering(addresses("93.184.216.34"), addresses("127.0.0.1"));
    try (var proxy = tunnel()) {
      var run = run("http://public.example/path");
      executor("", resolver, "127.0.0.1:" + proxy.port(), Optional.empty()).execute(run);

      assertThat(run.written()).isEqualTo("HTTP 200 OK\n\ndone");
      assertThat(proxy.requests().get(0))
          .isEqualTo("CONNECT 93.184.216.34:80 HTTP/1.1\r\nHost: 93.184.216.34:80\r\n\r\n");
      assertThat(resolver.timesAsked()).isEqualTo(1);
    }
  }

  @Test
  void isToldWhoAsks() throws Exception {
    var resolver = StubResolver.answering(addresses("2606:4700::1111"));
    try (var proxy = tunnel()) {
      executor("", resolver, "127.0.0.1:" + proxy.port(), Optional.of("me:Grüße"))
          .execute(run("http://public.example/"));

      assertThat(proxy.requests().get(0))
          .startsWith("CONNECT [2606:4700:0:0:0:0:0:1111]:80 HTTP/1.1\r\n")
          .contains("\r\nProxy-Authorization: Basic bWU6R3LDvMOfZQ==\r\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "10.1.2.3", "169.254.169.254", "::ffff:127.0.0.1", "fd00::1"})
  void isNotAskedForWhatTheGuardRefuses(String address) throws Exception {
    var resolver = StubResolver.answering(addresses(address));
    try (var proxy = tunnel()) {
      var executor = executor("", resolver, "127.0.0.1:" + proxy.port(), Optional.empty());

      assertThatThrownBy(() -> executor.execute(run("http://inside.example/")))
          .hasMessageContaining("allow it in dispatch.http-request.allow");
      assertThat(proxy.connections()).isZero();
    }
  }

  @Test
  void isNotAskedForWhatIsInsideAndAllowed() throws Exception {
    var resolver = StubResolver.answering(addresses("127.0.0.1"));
    try (var proxy = tunnel();
        var inside = LoopbackServer.thatAnswers(DONE)) {
      var run = run("http://inside.example:" + inside.port() + "/");
      executor("inside.example", resolver, "127.0.0.1:" + proxy.port(), Optional.empty())
          .execute(run);

      assertThat(run.written()).endsWith("done");
      assertThat(proxy.connections()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 403 no\r\n\r\n",
        "HTTP/1.1 407 who are you\r\nProxy-Authenticate: Basic\r\n\r\n",
        "HTTP/1.0 502 no\r\n\r\n"
      })
  void saysWhatTheProxyAnswered(String answer) throws Exception {
    assertThatThrownBy(() -> through(answer))
        .hasMessage(
            "http://public.example/ was not reached through the proxy, which answered "
                + answer.substring(9, 12));
  }

  @Test
  void saysThatTheProxyIsNone() throws Exception {
    assertThatThrownBy(() -> through("220 mail.example ESMTP\r\n\r\n"))
        .hasMessage("http://public.example/ was not reached: what the proxy answered is not HTTP");
    assertThatThrownBy(() -> through("HTTP/1.1 200 made\r\n" + "X: y\r\n".repeat(5_000)))
        .hasMessage("http://public.example/ was not reached: what the proxy answered is not HTTP");
  }

  @Test
  void saysThatTheProxyIsAway() throws Exception {
    int port;
    try (var closed = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = closed.getLocalPort();
    }
    var executor =
        executor(
            "",
            StubResolver.answering(addresses("93.184.216.34")),
            "127.0.0.1:" + port,
            Optional.empty());

    assertThatThrownBy(() -> executor.execute(run("http://public.example/")))
        .hasMessage("http://public.example/ was not reached: the proxy cannot be reached");
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy", "proxy:", "proxy:x", "http://proxy:80", "me@proxy:80", ":80"})
  void namesTheKeyOfAProxyThatIsNone(String proxy) {
    assertThatThrownBy(() -> ForwardProxy.parse(proxy, Optional.empty()))
        .hasMessageStartingWith("dispatch.http-request.proxy: '" + proxy + "' is no host:port");
  }

  // It stays open, as the request comes after the tunnel is made.
  private static LoopbackServer tunnel() throws IOException {
    return LoopbackServer.thatDrips(TUNNEL + DONE, "", 10_000);
  }

  private static void through(String answer) throws Exception {
    try (var proxy = LoopbackServer.thatAnswers(answer)) {
      executor(
              "",
              StubResolver.answering(addresses("93.184.216.34")),
              "127.0.0.1:" + proxy.port(),
              Optional.empty())
          .execute(run("http://public.example/"));
    }
  }

  private static HttpRequestExecutor executor(
      String allowed, StubResolver resolver, String proxy, Optional<String> user) {
    return new HttpRequestExecutor(allowed, resolver, proxy, user, Thread::new);
  }

  private static RecordedRun run(String url) {
    return TestRun.of(context -> {}).with(Map.of("url", url, "timeout", "PT10S")).prepare();
  }
}
