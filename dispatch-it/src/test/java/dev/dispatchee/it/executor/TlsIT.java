// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.executor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.server.SharedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests with the TLS settings that the server has for a host. */
class TlsIT extends SharedServerTest {

  private HttpsServer server;

  @BeforeEach
  void start() throws Exception {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setHttpsConfigurator(new WantsCertificate(SharedServer.tls().context()));
    server.createContext("/", TlsIT::tellWhoAsks);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void trustsAndIsKnownAsTheServersSettingsForTheHostSay() {
    var trigger = request("localhost");

    var log = endOf(trigger);

    assertThat(log.error()).isNull();
    assertThat(trigger.output(log)).endsWith("CN=it");
  }

  @Test
  void trustsNobodyElseForAHostWithoutSuchSettings() {
    assertThat(endOf(request("127.0.0.1")).error())
        .endsWith(" has a certificate that is not trusted");
  }

  private Trigger request(String host) {
    var url = "https://%s:%d/".formatted(host, server.getAddress().getPort());
    return given.aTrigger().ofExecutor("http-request").withSetting("url", url).create();
  }

  private static Log endOf(Trigger trigger) {
    return trigger.awaitEnded(trigger.runNow());
  }

  private static void tellWhoAsks(HttpExchange exchange) throws IOException {
    var session = ((HttpsExchange) exchange).getSSLSession();
    var text = session.getPeerPrincipal().getName().getBytes(UTF_8);
    exchange.sendResponseHeaders(200, text.length);
    exchange.getResponseBody().write(text);
    exchange.close();
  }

  private static final class WantsCertificate extends HttpsConfigurator {

    WantsCertificate(SSLContext context) {
      super(context);
    }

    @Override
    public void configure(HttpsParameters parameters) {
      var wanted = getSSLContext().getDefaultSSLParameters();
      wanted.setNeedClientAuth(true);
      parameters.setSSLParameters(wanted);
    }
  }
}
