// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.InvalidSettingsException;
import dev.dispatchee.testkit.RecordedRun;
import dev.dispatchee.testkit.ReportedProgress;
import dev.dispatchee.testkit.TestRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent and what becomes of the answer, against a server that behaves. */
@Timeout(30)
class HttpRequestExecutorTest {

  private final HttpRequestExecutor executor =
      new HttpRequestExecutor("127.0.0.1", SystemDefaultDnsResolver.INSTANCE, Thread::new);
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  private HttpServer server;
  private String url;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.start();
    url = "http://127.0.0.1:" + server.getAddress().getPort() + "/path";
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void writesStatusAndBody() throws Exception {
    answer(200, "Grüße".getBytes(UTF_8));

    var run = run(Map.of("url", url));

    assertThat(run.written()).isEqualTo("HTTP 200 OK\n\nGrüße");
    assertThat(requests).hasSize(1);
    assertThat(requests.get(0).method()).isEqualTo("GET");
  }

  @Test
  void sendsNothingButWhatItWasTold() throws Exception {
    answer(200, new byte[0]);

    run(Map.of("url", url));

    assertThat(requests.get(0).headers())
        .containsOnlyKeys("Host", "User-agent", "Connection")
        .containsEntry("User-agent", List.of("Dispatch-EE"))
        .containsEntry("Connection", List.of("keep-alive"));
  }

  @Test
  void sendsTheQueryAndNoFragment() throws Exception {
    answer(200, new byte[0]);

    run(Map.of("url", url + "?a=%20b&c=1#part"));

    assertThat(requests.get(0).uri()).isEqualTo("/path?a=%20b&c=1");
  }

  @Test
  void sendsHeadersAndBody() throws Exception {
    answer(200, new byte[0]);

    run(
        Map.of(
            "url", url,
            "method", "post",
            "headers", "X-One: 1\r\n\nx-two:  two words \nX-One: again",
            "body", "Grüße"));

    var request = requests.get(0);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.body()).isEqualTo("Grüße");
    assertThat(request.headers())
        .containsEntry("X-one", List.of("1", "again"))
        .containsEntry("X-two", List.of("two words"))
        .containsEntry("Content-type", List.of("text/plain; charset=UTF-8"));
  }

  @Test
  void sendsTheBodyInTheCharsetThatItsTypeNames() throws Exception {
    var bodies = new CopyOnWriteArrayList<byte[]>();
    server.createContext(
        "/latin",
        exchange -> {
          bodies.add(exchange.getRequestBody().readAllBytes());
          respond(exchange, 200, new byte[0]);
        });

    run(
        Map.of(
            "url", url.replace("/path", "/latin"),
            "method", "POST",
            "headers", "Content-Type: text/plain; charset=ISO-8859-1",
            "body", "Grüße"));

    assertThat(bodies).containsExactly("Grüße".getBytes(ISO_8859_1));
  }

  @Test
  void sendsWhatIsNotAsciiAsTheBytesOfItsUtf8() throws Exception {
    answer(200, new byte[0]);

    run(Map.of("url", url + "/日本/u\u0308\ud83d\ude00?q=ü&r=%C3%BC"));

    assertThat(requests.get(0).uri())
        .isEqualTo("/path/%E6%97%A5%E6%9C%AC/u%CC%88%F0%9F%98%80?q=%C3%BC&r=%C3%BC");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/a//b",
        "//a//b",
        "/a/../b/./c",
        "/a;b=c/d",
        "/%2e%2E/%00",
        "/a?",
        "/?a[]=1",
        "/~a!$'()*+,=:@",
        "/a?b=c?d/e",
        "/a%20b+c"
      })
  void sendsTheTargetAsItIsWritten(String target) throws Exception {
    try (var plain = LoopbackServer.thatAnswers("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
      run(Map.of("url", "http://127.0.0.1:" + plain.port() + target));

      assertThat(plain.requests().get(0)).startsWith("GET " + target + " HTTP/1.1\r\n");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "x_y.example, x_y.example",
    "X-1.Example., x-1.example.",
    "bücher.example, xn--bcher-kva.example",
    "日本.example, xn--wgv71a.example"
  })
  void reachesAHostByTheNameThatTheNameSystemHas(String written, String name) throws Exception {
    try (var plain = LoopbackServer.thatAnswers("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
      var asked = new CopyOnWriteArrayList<String>();
      var resolver =
          new StubResolver(
              host -> {
                asked.add(host);
                return StubResolver.addresses("127.0.0.1");
              });
      new HttpRequestExecutor("127.0.0.1/32", resolver, Thread::new)
          .execute(runOf(Map.of("url", "http://%s:%d/".formatted(written, plain.port()))));

      assertThat(asked).containsExactly(name);
      assertThat(plain.requests().get(0))
          .contains("\r\nHost: %s:%d\r\n".formatted(name, plain.port()));
    }
  }

  @Test
  void takesTheTypeOfTheBodyFromTheHeaders() throws Exception {
    answer(200, new byte[0]);

    run(
        Map.of(
            "url", url,
            "method", "PUT",
            "headers", "content-type: application/json",
            "body", "{}"));

    assertThat(requests.get(0).headers())
        .containsEntry("Content-type", List.of("application/json"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "dElEtE"})
  void knowsTheMethod(String method) throws Exception {
    answer(200, new byte[0]);

    var run = run(Map.of("url", url, "method", method));

    assertThat(requests.get(0).method()).isEqualToIgnoringCase(method);
    assertThat(run.written()).isEqualTo("HTTP 200 OK\n\n");
  }

  @Test
  void decodesTheBodyByItsCharset() throws Exception {
    on(
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=iso-8859-1");
          respond(exchange, 200, "Grüße".getBytes(ISO_8859_1));
        });

    assertThat(run(Map.of("url", url)).written()).endsWith("\n\nGrüße");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nonsense", "text/plain; charset=no-such-charset", ";;;", "text/plain; charset"})
  void decodesTheBodyAsUtf8WhenItsCharsetIsOfNoUse(String type) throws Exception {
    on(
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", type);
          respond(exchange, 200, "Grüße".getBytes(UTF_8));
        });

    assertThat(run(Map.of("url", url)).written()).endsWith("\n\nGrüße");
  }

  @Test
  void failsOnAnotherStatusAfterWritingTheBody() {
    answer(503, "maintenance".getBytes(UTF_8));
    var run = runOf(Map.of("url", url + "?token=secret"));

    assertThatThrownBy(() -> executor.execute(run))
        .hasMessage("%s answered 503, expected 200-299", url);
    assertThat(run.written()).isEqualTo("HTTP 503 Service Unavailable\n\nmaintenance");
    assertThat(requests).as("no second try").hasSize(1);
  }

  @Test
  void acceptsTheStatusThatIsExpected() throws Exception {
    answer(404, new byte[0]);

    var run = run(Map.of("url", url, "expectedStatus", "200, 402-404"));

    assertThat(run.written()).startsWith("HTTP 404 Not Found\n");
  }

  @Test
  void answersNoChallengeAndKeepsNoCookie() throws Exception {
    on(
        exchange -> {
          exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"all\"");
          exchange.getResponseHeaders().add("Set-Cookie", "session=1; Path=/");
          respond(exchange, 401, new byte[0]);
        });

    run(Map.of("url", url, "expectedStatus", "401"));
    run(Map.of("url", url, "expectedStatus", "401"));

    assertThat(requests).hasSize(2);
    assertThat(requests)
        .allSatisfy(
            request -> assertThat(request.headers()).doesNotContainKeys("Authorization", "Cookie"));
  }

  @Test
  void keepsExactly64KiBWithoutRemark() throws Exception {
    answer(200, "x".repeat(65536).getBytes(UTF_8));

    var run = run(Map.of("url", url));

    assertThat(run.written()).hasSize("HTTP 200 OK\n\n".length() + 65536);
    assertThat(run.reported()).isEmpty();
  }

  @Test
  void cutsTheBodyAfter64KiBButNoCharacterInTwo() throws Exception {
    answer(200, ("x" + "ü".repeat(40000)).getBytes(UTF_8));

    var run = run(Map.of("url", url));

    assertThat(run.written())
        .isEqualTo(
            "HTTP 200 OK\n\nx"
                + "ü".repeat(32767)
                + "\n\nthe body was longer, the rest is left out\n");
    assertThat(run.reported())
        .containsExactly(
            new ReportedProgress(100, "the output holds the first 64 KiB of the body"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"url", "method", "headers", "body", "expectedStatus", "timeout", "uri", "URL"})
  void namesTheSettingAtFaultAndSendsNothing(String key) {
    answer(200, new byte[0]);
    var settings = new HashMap<>(Map.of("url", url));
    settings.put(key, "\u0000");

    assertThatThrownBy(() -> executor.execute(runOf(settings)))
        .isInstanceOfSatisfying(
            InvalidSettingsException.class, fault -> assertThat(fault.key()).isEqualTo(key));
    assertThat(requests).isEmpty();
  }

  @Test
  void failsWithTheEntryOfTheAllowListThatIsNone() {
    var misconfigured =
        new HttpRequestExecutor(
            "localhost,10.0.0.0/33", SystemDefaultDnsResolver.INSTANCE, Thread::new);

    assertThatThrownBy(() -> misconfigured.execute(runOf(Map.of("url", url))))
        .hasMessageContainingAll("dispatch.http-request.allow", "'10.0.0.0/33'");
  }

  @Test
  void isForAdministratorsToConfigure() {
    var declared = HttpRequestExecutor.class.getAnnotation(DispatchExecutor.class);

    assertThat(declared.type()).isEqualTo("http-request");
    assertThat(declared.restricted()).isTrue();
  }

  private RecordedRun run(Map<String, String> settings) throws Exception {
    var run = runOf(settings);
    executor.execute(run);
    return run;
  }

  private RecordedRun runOf(Map<String, String> settings) {
    return TestRun.of(executor).with(settings).prepare();
  }

  private void answer(int status, byte[] body) {
    on(exchange -> respond(exchange, status, body));
  }

  private void on(HttpHandler handler) {
    server.createContext(
        "/",
        exchange -> {
          requests.add(
              new Request(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().toString(),
                  Map.copyOf(exchange.getRequestHeaders()),
                  new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
          handler.handle(exchange);
        });
  }

  private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private record Request(
      String method, String uri, Map<String, List<String>> headers, String body) {}
}
