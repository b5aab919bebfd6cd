// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.io.DetachedSocketFactory;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * A connection for one request, with a client of its own, so that nothing of one run is left for
 * another: no connection, cookie or credential. The client adds nothing by itself: no proxy, no
 * redirect, no second try.
 */
final class OneConnection implements AutoCloseable {

  private static final ContentType USUAL_TYPE =
      ContentType.create("text/plain", StandardCharsets.UTF_8);

  // An answer may not fill the heap with its headers either.
  private static final Http1Config HEAD_LIMITS =
      Http1Config.custom().setMaxLineLength(16 * 1024).setMaxHeaderCount(200).build();

  private final CloseableHttpClient client;

  /**
   * Makes none yet.
   *
   * @param timeout for connecting, and for each read
   * @param tls makes a connection secure
   */
  OneConnection(
      Duration timeout,
      DetachedSocketFactory sockets,
      DnsResolver resolver,
      TlsSocketStrategy tls) {
    this.client =
        client(Timeout.of(timeout), connections(Timeout.of(timeout), sockets, resolver, tls));
  }

  /** Sends a request and waits for the head of its answer. */
  ClassicHttpResponse send(PlannedRequest planned) throws IOException {
    var url = planned.url();
    var target = new HttpHost(url.scheme(), url.host().text(), url.port());
    return client.executeOpen(target, request(planned, target), null);
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }

  private static ClassicHttpRequest request(PlannedRequest planned, HttpHost target) {
    var request =
        new BasicClassicHttpRequest(planned.method().name(), target, planned.url().target());
    planned.headers().forEach(header -> request.addHeader(header.name(), header.value()));
    if (!planned.body().isEmpty()) {
      // The type among the headers wins.
      request.setEntity(new ByteArrayEntity(planned.body().bytes(), USUAL_TYPE));
    }
    return request;
  }

  private static CloseableHttpClient client(
      Timeout timeout, HttpClientConnectionManager connections) {
    return HttpClientBuilder.create()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(requestLimits(timeout))
        .setUserAgent("Dispatch-EE")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  private static HttpClientConnectionManager connections(
      Timeout timeout, DetachedSocketFactory sockets, DnsResolver resolver, TlsSocketStrategy tls) {
    var operator =
        new DefaultHttpClientConnectionOperator(
            sockets,
            DefaultSchemePortResolver.INSTANCE,
            resolver,
            scheme -> scheme.equals("https") ? tls : null);
    var factory = ManagedHttpClientConnectionFactory.builder().http1Config(HEAD_LIMITS).build();
    var connections = new BasicHttpClientConnectionManager(operator, factory);
    connections.setConnectionConfig(
        ConnectionConfig.custom().setConnectTimeout(timeout).setSocketTimeout(timeout).build());
    return connections;
  }

  private static RequestConfig requestLimits(Timeout timeout) {
    return RequestConfig.custom()
        .setResponseTimeout(timeout)
        .setAuthenticationEnabled(false)
        .setProtocolUpgradeEnabled(false)
        .build();
  }
}
