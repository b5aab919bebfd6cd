// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * One request and its answer, on a connection and with a client of their own, so that nothing of
 * one run is left for another: no connection, cookie or credential.
 *
 * <p>It goes to the host of the URL and nowhere else: no proxy, no redirect, no second try.
 */
final class HttpExchange implements Callable<HttpAnswer> {

  private static final ContentType USUAL_TYPE =
      ContentType.create("text/plain", StandardCharsets.UTF_8);

  // An answer may not fill the heap with its headers either.
  private static final Http1Config HEAD_LIMITS =
      Http1Config.custom().setMaxLineLength(16 * 1024).setMaxHeaderCount(200).build();

  private final PlannedRequest settings;
  private final DnsResolver resolver;
  private final AbortableSockets sockets = new AbortableSockets();

  HttpExchange(PlannedRequest settings, DnsResolver resolver) {
    this.settings = settings;
    this.resolver = resolver;
  }

  @Override
  public HttpAnswer call() throws IOException {
    var url = settings.url();
    var target = new HttpHost(url.scheme(), url.host().text(), url.port());
    var client = client();
    try {
      var response = client.executeOpen(target, request(settings), null);
      var reason = response.getReasonPhrase();
      return new HttpAnswer(
          response.getCode(), reason == null ? "" : reason, AnswerBody.read(response.getEntity()));
    } finally {
      client.close(CloseMode.IMMEDIATE);
    }
  }

  /** Ends the exchange from another thread, wherever it is. */
  void abort() {
    sockets.abort();
  }

  private static ClassicHttpRequest request(PlannedRequest settings) {
    var request = new HttpUriRequestBase(settings.method().name(), settings.url().uri());
    settings.headers().forEach(header -> request.addHeader(header.name(), header.value()));
    if (!settings.body().isEmpty()) {
      var bytes = settings.body().getBytes(StandardCharsets.UTF_8);
      // The type among the headers wins.
      request.setEntity(new ByteArrayEntity(bytes, USUAL_TYPE));
    }
    return request;
  }

  private CloseableHttpClient client() {
    return HttpClientBuilder.create()
        .setConnectionManager(connections())
        .setDefaultRequestConfig(requestLimits(settings.timeout()))
        .setUserAgent("Dispatch-EE")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  private HttpClientConnectionManager connections() {
    var operator =
        new DefaultHttpClientConnectionOperator(
            sockets,
            DefaultSchemePortResolver.INSTANCE,
            resolver,
            scheme -> scheme.equals("https") ? DefaultClientTlsStrategy.createDefault() : null);
    var factory = ManagedHttpClientConnectionFactory.builder().http1Config(HEAD_LIMITS).build();
    var connections = new BasicHttpClientConnectionManager(operator, factory);
    var timeout = Timeout.of(settings.timeout());
    connections.setConnectionConfig(
        ConnectionConfig.custom().setConnectTimeout(timeout).setSocketTimeout(timeout).build());
    return connections;
  }

  private static RequestConfig requestLimits(Duration timeout) {
    return RequestConfig.custom()
        .setResponseTimeout(Timeout.of(timeout))
        .setAuthenticationEnabled(false)
        .setProtocolUpgradeEnabled(false)
        .build();
  }
}
