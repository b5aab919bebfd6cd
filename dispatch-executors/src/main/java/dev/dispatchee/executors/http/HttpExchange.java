// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import dev.dispatchee.executors.timed.AbortableSockets;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;

/**
 * One request and its answer, and the requests that redirects ask for. Each goes to the host of its
 * URL, whose addresses the guard has judged, and nowhere else; none is tried twice.
 */
final class HttpExchange implements Callable<HttpAnswer> {

  private final PlannedRequest first;
  private final Network network;
  private final AbortableSockets sockets = new AbortableSockets();
  private final Arrival arrival;

  HttpExchange(PlannedRequest first, Network network) {
    this.first = first;
    this.network = network;
    this.arrival = new Arrival(first.url());
  }

  @Override
  public HttpAnswer call() throws IOException {
    var request = Optional.of(first);
    for (int left = first.maxRedirects(); request.isPresent(); left--) {
      request = send(request.get(), left > 0);
    }
    return arrival.answer().orElseThrow();
  }

  /** Ends the exchange from another thread, wherever it is. */
  void abort() {
    sockets.abort();
  }

  /** What has arrived by now. */
  Arrival arrival() {
    return arrival;
  }

  /** Sends a request, and returns the next one or takes the answer. */
  private Optional<PlannedRequest> send(PlannedRequest request, boolean mayFollow)
      throws IOException {
    var guarded = new GuardedDnsResolver(request.url(), network.guard(), network.resolver());
    var tls = tls(request.url());
    try (var connection = new OneConnection(request.timeout(), none -> socket(), guarded, tls)) {
      var response = connection.send(request);
      var redirect = mayFollow ? redirect(request, response) : Optional.<Redirect>empty();
      if (redirect.isEmpty()) {
        take(response);
        return Optional.empty();
      }
      var next = redirect.get().next(request);
      arrival.redirected(head(response), next.url());
      return Optional.of(next);
    }
  }

  private Socket socket() throws IOException {
    var proxy = network.proxy();
    return proxy.isPresent() ? sockets.keep(new TunnelSocket(proxy.get())) : sockets.create();
  }

  private TlsSocketStrategy tls(RequestUrl url) throws IOException {
    try {
      return new DefaultClientTlsStrategy(network.tls().of(URI.create(url.origin() + "/")));
    } catch (GeneralSecurityException unusable) {
      throw new SSLException("the TLS settings of this server cannot be used", unusable);
    }
  }

  private static Optional<Redirect> redirect(PlannedRequest request, ClassicHttpResponse response) {
    if (request.expectedStatus().contains(response.getCode())) {
      return Optional.empty();
    }
    var location = response.getFirstHeader(HttpHeaders.LOCATION);
    return Redirect.of(response.getCode(), location == null ? null : location.getValue());
  }

  private void take(ClassicHttpResponse response) throws IOException {
    var entity = response.getEntity();
    arrival.begin(head(response), charset(entity));
    if (entity == null) {
      arrival.end(AnswerBody.End.WHOLE);
      return;
    }
    var codings = Arrays.stream(response.getHeaders(HttpHeaders.CONTENT_ENCODING));
    // Not closed: closing would read to the end, which may never come.
    arrival.read(ContentCoding.unpack(entity.getContent(), codings.map(Header::getValue).toList()));
  }

  private static HttpAnswer head(ClassicHttpResponse response) {
    var reason = response.getReasonPhrase();
    var none = new AnswerBody("", AnswerBody.End.WHOLE);
    return new HttpAnswer(response.getCode(), reason == null ? "" : reason, none);
  }

  private static Charset charset(HttpEntity entity) {
    var type = entity == null ? null : ContentType.parseLenient(entity.getContentType());
    var charset = type == null ? null : type.getCharset();
    return charset == null ? StandardCharsets.UTF_8 : charset;
  }
}
