// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import dev.dispatchee.api.BaseDispatchTaskExecutor;
import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskSettings;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.core5.ssl.SSLContexts;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends one HTTP request and fails unless the answer is the expected one. */
@DispatchExecutor(
    type = "http-request",
    name = "HTTP request",
    description =
        "Sends an HTTP request and succeeds when the status of the answer is an expected one. The"
            + " output holds the status and the first 64 KiB of the body. Redirects are followed.",
    texts = "dev.dispatchee.executors.Texts",
    restricted = true,
    settings = HttpRequestSettings.class)
public class HttpRequestExecutor extends BaseDispatchTaskExecutor {

  private final String allowed;
  private final DnsResolver resolver;
  private final String proxy;
  private final Optional<String> proxyUser;
  private final TlsContexts tls;

  @Resource(lookup = "java:jboss/ee/concurrency/factory/default")
  private ThreadFactory threads;

  /**
   * Keeps what may be reached besides public addresses, and how; read anew for each run.
   *
   * @param allowed the entries of an {@link AllowList}
   * @param proxy host and port of a {@link ForwardProxy}
   * @param proxyUser name and password for it
   */
  @Inject
  public HttpRequestExecutor(
      @ConfigProperty(name = AllowList.KEY) Optional<String> allowed,
      @ConfigProperty(name = ForwardProxy.KEY) Optional<String> proxy,
      @ConfigProperty(name = ForwardProxy.USER_KEY) Optional<String> proxyUser) {
    this.allowed = allowed.orElse("");
    this.resolver = SystemDefaultDnsResolver.INSTANCE;
    this.proxy = proxy.orElse("");
    this.proxyUser = proxyUser;
    this.tls = new ElytronTls();
  }

  HttpRequestExecutor(String allowed, DnsResolver resolver, ThreadFactory threads) {
    this(allowed, resolver, "", Optional.empty(), threads);
  }

  HttpRequestExecutor(
      String allowed,
      DnsResolver resolver,
      String proxy,
      Optional<String> proxyUser,
      ThreadFactory threads) {
    this.allowed = allowed;
    this.resolver = resolver;
    this.proxy = proxy;
    this.proxyUser = proxyUser;
    this.tls = address -> SSLContexts.createDefault();
    this.threads = threads;
  }

  @Override
  protected void checkSettings(DispatchTaskSettings settings) {
    PlannedRequest.of(settings);
  }

  @Override
  protected void doExecute(DispatchTaskContext context)
      throws HttpRequestException, InterruptedException {
    var written = context.settings().as(HttpRequestSettings.class);
    var settings = PlannedRequest.of(written).within(context.traceParent());
    var credentials = Credentials.of(written.user(), written.password());
    var exchange = new HttpExchange(settings, network());
    try {
      var answer = new TimedExchange(exchange, settings, threads).await(context);
      if (!settings.expectedStatus().contains(answer.status())) {
        throw HttpRequestException.unexpectedStatus(settings, exchange.arrival());
      }
      var wanted = written.answerContains();
      if (wanted.isPresent() && !answer.body().text().contains(wanted.get())) {
        throw HttpRequestException.withoutText(wanted.get(), exchange.arrival());
      }
      if (written.resultPointer().isPresent()) {
        var pointer = ResultPointer.of(written.resultPointer().get());
        var result = pointer.in(answer.body(), exchange.arrival());
        context.result(credentials.mask(result, false));
      }
    } finally {
      // Also of what failed or was ended: what did arrive often says why.
      AnswerReport.write(exchange.arrival(), credentials, context);
    }
  }

  private Network network() {
    var guard = new AddressGuard(AllowList.parse(allowed));
    var through =
        proxy.isBlank()
            ? Optional.<ForwardProxy>empty()
            : Optional.of(ForwardProxy.parse(proxy, proxyUser));
    return new Network(guard, resolver, through, tls);
  }
}
