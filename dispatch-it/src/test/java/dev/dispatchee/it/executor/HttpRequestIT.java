// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.executor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.dispatchee.it.SharedServerTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests with secrets, to a server that tells all that it gets. */
class HttpRequestIT extends SharedServerTest {

  private static final String TYPE = "http-request";
  private static final String CANARY = System.getenv("DISPATCH_SECRET_IT_CANARY");
  private static final String REFERENCE = "${secret:it.canary}";

  private final List<String> told = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private String url;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext("/", this::tell);
    server.start();
    url = "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void putsSecretsWhereTheirNamesStandAndTellsThemNowhere() {
    var trigger =
        given
            .aTrigger()
            .ofExecutor(TYPE)
            .withSetting("url", url + "?key=$(secret1)&x=y")
            .withSetting("method", "POST")
            .withSetting("body", "<$(secret1)>")
            .withSetting("secret1", REFERENCE)
            .withSetting("answerContains", "x=y")
            .create();

    var log = trigger.awaitEnded(trigger.runNow());

    assertThat(log.error()).isNull();
    assertThat(told).hasSize(1);
    assertThat(URLDecoder.decode(told.get(0), UTF_8))
        .contains("key=" + CANARY + "&x=y", "<" + CANARY + ">");
    assertThat(trigger.output(log)).contains("key=***&x=y", "<***>").doesNotContain("canary");
    assertThat(trigger.json().toString()).contains("$(secret1)").doesNotContain(CANARY);
  }

  @Test
  void authorizesAUserWhoseCredentialsAnEchoDoesNotTell() {
    var trigger =
        given
            .aTrigger()
            .ofExecutor(TYPE)
            .withSetting("url", url)
            .withSetting("user", "me")
            .withSetting("password", REFERENCE)
            .create();

    var log = trigger.awaitEnded(trigger.runNow());

    assertThat(log.error()).isNull();
    assertThat(told.get(0)).contains("Basic bWU6");
    assertThat(trigger.output(log)).contains("Basic ***").doesNotContain("bWU6");
  }

  @Test
  void failsWhenTheAnswerDoesNotSayWhatIsExpected() {
    var trigger =
        given
            .aTrigger()
            .ofExecutor(TYPE)
            .withSetting("url", url)
            .withSetting("answerContains", "all is well")
            .create();

    var log = trigger.awaitEnded(trigger.runNow());

    assertThat(log.status()).isEqualTo("FAILED");
    assertThat(log.error()).isEqualTo(url + " answered 200 without 'all is well'");
  }

  private void tell(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    var text =
        "%s\n%s\n%s\n"
            .formatted(
                exchange.getRequestURI().getRawQuery(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                body);
    told.add(text);
    var bytes = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
