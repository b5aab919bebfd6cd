// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.dispatchee.testkit.RecordedRun;
import dev.dispatchee.testkit.TestRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers and networks that misbehave: a plain reason, soon, and nothing left behind. */
@Timeout(30)
class HttpRequestFailuresTest {

  private static final String OK = "HTTP/1.1 200 OK\r\n";

  @Test
  void saysThatTheConnectionWasRefused() throws Exception {
    int port;
    try (var closed = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = closed.getLocalPort();
    }
    var url = "http://127.0.0.1:" + port + "/";

    assertThatThrownBy(() -> run(url)).hasMessage(url + " refused the connection");
  }

  @Test
  void saysThatTheHostIsUnknown() {
    var executor =
        executor(
            host -> {
              throw new UnknownHostException(host + ": Name or service not known");
            });

    assertThatThrownBy(() -> executor.execute(settings("http://nowhere.example/a?b=c", "PT5S")))
        .hasMessage("http://nowhere.example/a has an unknown host: nowhere.example");
  }

  @Test
  void endsAnAnswerWhoseHeadDrips() throws Exception {
    try (var server = LoopbackServer.thatDrips(OK, "X-Drip: drop\r\n", 20)) {
      assertThatThrownBy(() -> run(server.url(), "PT0.4S"))
          .hasMessage(server.url() + " gave no answer within PT0.4S");
      server.awaitClientGone();
    }
  }

  @Test
  void endsAnAnswerWhoseStatusLineDrips() throws Exception {
    try (var server = LoopbackServer.thatDrips("HTTP/1.1 200 ", "O", 20)) {
      assertThatThrownBy(() -> run(server.url(), "PT0.4S"))
          .hasMessage(server.url() + " gave no answer within PT0.4S");
      server.awaitClientGone();
    }
  }

  @Test
  void endsAnAnswerWhoseBodyDripsAndKeepsWhatCame() throws Exception {
    try (var server = LoopbackServer.thatDrips(OK + "Content-Length: 9999\r\n\r\n", "x", 20)) {
      var run = settings(server.url(), "PT0.4S");

      assertThatThrownBy(() -> executor().execute(run))
          .hasMessage(server.url() + " gave no complete answer within PT0.4S");
      assertThat(run.written()).matches("HTTP 200 OK\n\nx+\n\nthe answer was not complete\n");
      server.awaitClientGone();
    }
  }

  @Test
  void endsASecureConnectionThatIsNeverAgreedUpon() throws Exception {
    try (var silent = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      var url = "https://127.0.0.1:" + silent.getLocalPort() + "/";

      assertThatThrownBy(() -> run(url, "PT0.4S"))
          .hasMessage(url + " gave no answer within PT0.4S");
    }
  }

  @Test
  void endsALookUpThatHangs() {
    var never = new CountDownLatch(1);
    var executor =
        executor(
            host -> {
              try {
                never.await();
              } catch (InterruptedException stop) {
                throw new UnknownHostException(host);
              }
              return new InetAddress[0];
            });

    assertThatThrownBy(() -> executor.execute(settings("http://slow.example/", "PT0.2S")))
        .hasMessage("http://slow.example/ gave no answer within PT0.2S");
    never.countDown();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Transfer-Encoding: chunked\r\n", "Content-Length: 999999999999\r\n"})
  void takes64KiBOfAnEndlessBodyAndClosesTheConnection(String header) throws Exception {
    var chunk = "400\r\n" + "x".repeat(1024) + "\r\n";
    var piece = header.startsWith("Transfer") ? chunk : "x".repeat(1024);
    try (var server = LoopbackServer.thatDrips(OK + header + "\r\n", piece, 0)) {
      var run = run(server.url(), "PT20S");

      assertThat(run.written())
          .isEqualTo(
              "HTTP 200 OK\n\n"
                  + "x".repeat(65536)
                  + "\n\nthe body was longer, the rest is left out\n");
      assertThat(run.reported()).hasSize(1);
      server.awaitClientGone();
    }
  }

  @Test
  void refusesAnEndlessHead() throws Exception {
    try (var server = LoopbackServer.thatDrips(OK, "X-Endless: x\r\n", 0)) {
      assertThatThrownBy(() -> run(server.url(), "PT20S"))
          .hasMessage(server.url() + " gave an answer that is not HTTP");
      server.awaitClientGone();
    }
  }

  @Test
  void refusesAnEndlessLine() throws Exception {
    try (var server = LoopbackServer.thatDrips(OK + "X-Endless: ", "x".repeat(100), 0)) {
      assertThatThrownBy(() -> run(server.url(), "PT20S"))
          .hasMessage(server.url() + " gave an answer that is not HTTP");
      server.awaitClientGone();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_9.2\r\n",
        "HTTP/1.1 two hundred\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nno size\r\n"
      })
  void saysThatTheAnswerIsNotHttp(String answer) throws Exception {
    try (var server = LoopbackServer.thatDrips(answer, answer, 0)) {
      assertThatThrownBy(() -> run(server.url()))
          .hasMessage(server.url() + " gave an answer that is not HTTP");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"
      })
  void saysThatTheConnectionWasClosedEarlyAndTriesOnlyOnce(String answer) throws Exception {
    try (var server = LoopbackServer.thatAnswers(answer)) {
      assertThatThrownBy(() -> run(server.url()))
          .hasMessage(server.url() + " closed the connection before its answer was complete");
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Content-Length: 5\r\n\r\nab", "Transfer-Encoding: chunked\r\n\r\n5\r\nab"})
  void keepsWhatCameOfAnAnswerThatWasCutShort(String answer) throws Exception {
    try (var server = LoopbackServer.thatAnswers("HTTP/1.1 503 Busy\r\n" + answer)) {
      var run = settings(server.url(), "PT10S");

      assertThatThrownBy(() -> executor().execute(run))
          .hasMessage(server.url() + " closed the connection before its answer was complete");
      assertThat(run.written()).isEqualTo("HTTP 503 Busy\n\nab\n\nthe answer was not complete\n");
    }
  }

  @Test
  void keepsControlCharactersOfTheReasonOutOfTheStatusLine() throws Exception {
    var answer = "HTTP/1.1 200 O\u001b[31mK\r\nContent-Length: 0\r\n\r\n";
    try (var server = LoopbackServer.thatAnswers(answer)) {
      assertThat(run(server.url()).written()).isEqualTo("HTTP 200 O[31mK\n\n");
    }
  }

  @Test
  void trustsNoCertificateThatNobodySigned(@TempDir Path folder) throws Exception {
    var socket = secureSocket(folder);
    try (var server = LoopbackServer.on(socket, (self, out) -> out.write(0))) {
      var url = "https://127.0.0.1:" + server.port() + "/";

      assertThatThrownBy(() -> run(url)).hasMessage(url + " has a certificate that is not trusted");
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void saysThatThereIsNoSecureConnection() throws Exception {
    try (var plain = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      var url = "https://127.0.0.1:" + plain.getLocalPort() + "/";
      var answering = CompletableFuture.runAsync(() -> answerPlainly(plain));

      assertThatThrownBy(() -> run(url))
          .hasMessage(url + " could not agree with us on a secure connection");
      answering.get(5, TimeUnit.SECONDS);
    }
  }

  @Test
  void endsSoonWhenInterrupted() throws Exception {
    try (var server = LoopbackServer.thatIsSilent()) {
      var run = settings(server.url(), "PT1H");
      var ended = new CompletableFuture<Throwable>();
      var thread = new Thread(() -> ended.complete(catchThrowable(() -> executor().execute(run))));
      thread.start();
      server.awaitRequest();

      thread.interrupt();

      assertThat(ended.get(5, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
      server.awaitClientGone();
    }
  }

  @Test
  void endsSoonWhenTheRunIsCanceled() throws Exception {
    try (var server = LoopbackServer.thatIsSilent()) {
      var run = settings(server.url(), "PT1H");
      var ended = new CompletableFuture<Throwable>();
      new Thread(() -> ended.complete(catchThrowable(() -> executor().execute(run)))).start();
      server.awaitRequest();

      run.cancel();

      assertThat(ended.get(5, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
      server.awaitClientGone();
    }
  }

  @Test
  void doesNotBeginWhenTheRunIsCanceledAlready() throws Exception {
    try (var server = LoopbackServer.thatIsSilent()) {
      var run = settings(server.url(), "PT1H");
      run.cancel();

      assertThatThrownBy(() -> executor().execute(run)).isInstanceOf(InterruptedException.class);
    }
  }

  private static RecordedRun run(String url) throws Exception {
    return run(url, "PT10S");
  }

  private static RecordedRun run(String url, String timeout) throws Exception {
    var run = settings(url, timeout);
    executor().execute(run);
    return run;
  }

  private static RecordedRun settings(String url, String timeout) {
    return TestRun.of(executor()).with(Map.of("url", url, "timeout", timeout)).prepare();
  }

  private static HttpRequestExecutor executor() {
    return executor(SystemDefaultDnsResolver.INSTANCE::resolve);
  }

  private static HttpRequestExecutor executor(StubResolver.LookUp lookUp) {
    return new HttpRequestExecutor("127.0.0.1", new StubResolver(lookUp), Thread::new);
  }

  private static void answerPlainly(ServerSocket server) {
    try (var connection = server.accept()) {
      connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
      connection.getInputStream().readAllBytes();
    } catch (IOException gone) {
      // It read enough.
    }
  }

  private static ServerSocket secureSocket(Path folder) throws Exception {
    var password = "password";
    var store = folder.resolve("keys.p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var made =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "test",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                password,
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(made.waitFor(20, TimeUnit.SECONDS)).isTrue();
    var keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(store)) {
      keys.load(in, password.toCharArray());
    }
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, password.toCharArray());
    var tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    return tls.getServerSocketFactory()
        .createServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
  }
}
