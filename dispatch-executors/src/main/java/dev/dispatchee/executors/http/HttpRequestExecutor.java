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
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends one HTTP request and fails unless the answer is the expected one. */
@DispatchExecutor(
    type = "http-request",
    name = "HTTP request",
    description =
        "Sends an HTTP request and succeeds when the status of the answer is an expected one. The"
            + " output holds the status and the first 64 KiB of the body. Redirects are followed.",
    restricted = true,
    settings = HttpRequestSettings.class)
public class HttpRequestExecutor extends BaseDispatchTaskExecutor {

  private final String allowed;
  private final DnsResolver resolver;

  @Resource(lookup = "java:jboss/ee/concurrency/factory/default")
  private ThreadFactory threads;

  /**
   * Keeps what may be reached besides public addresses; read anew for each run.
   *
   * @param allowed the entries of an {@link AllowList}
   */
  @Inject
  public HttpRequestExecutor(@ConfigProperty(name = AllowList.KEY) Optional<String> allowed) {
    this.allowed = allowed.orElse("");
    this.resolver = SystemDefaultDnsResolver.INSTANCE;
  }

  HttpRequestExecutor(String allowed, DnsResolver resolver, ThreadFactory threads) {
    this.allowed = allowed;
    this.resolver = resolver;
    this.threads = threads;
  }

  @Override
  protected void checkSettings(DispatchTaskSettings settings) {
    PlannedRequest.of(settings);
  }

  @Override
  protected void doExecute(DispatchTaskContext context)
      throws HttpRequestException, InterruptedException {
    var settings = PlannedRequest.of(context.settings());
    var guard = new AddressGuard(AllowList.parse(allowed));
    var exchange = new HttpExchange(settings, guard, resolver);
    try {
      var answer = new TimedExchange(exchange, settings, threads).await(context);
      if (!settings.expectedStatus().contains(answer.status())) {
        throw HttpRequestException.unexpectedStatus(settings, exchange.arrival());
      }
    } finally {
      // Also of what failed or was ended: what did arrive often says why.
      AnswerReport.write(exchange.arrival(), context);
    }
  }
}
