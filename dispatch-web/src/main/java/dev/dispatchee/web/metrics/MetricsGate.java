// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.metrics;

import dev.dispatchee.MinuteLimit;
import dev.dispatchee.SafeText;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import jakarta.servlet.ServletContext;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Leads who has the token past the server's question who it is, which knows nothing of tokens: to a
 * second path of the servlet, that is open in web.xml and that nobody else comes to.
 */
public class MetricsGate implements ServletExtension {

  private static final AttachmentKey<Boolean> ADMITTED = AttachmentKey.create(Boolean.class);
  private static final int MOST_LINES_A_MINUTE = 10;

  private final MinuteLimit lines = new MinuteLimit(MOST_LINES_A_MINUTE, System::nanoTime);

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    // Read here, so that a wrong one stops the deployment.
    var token = MetricsToken.of(ConfigProvider.getConfig());
    deployment.addInitialHandlerChainWrapper(next -> leading(next, token));
  }

  /** Whether the request that this thread answers came with the token. */
  static boolean isAdmitted() {
    return ServletRequestContext.requireCurrent().getExchange().getAttachment(ADMITTED) != null;
  }

  private HttpHandler leading(HttpHandler next, Optional<MetricsToken> token) {
    return exchange -> {
      if (exchange.getRelativePath().equals(MetricsServlet.PATH)) {
        lead(exchange, token);
      }
      next.handleRequest(exchange);
    };
  }

  private void lead(HttpServerExchange exchange, Optional<MetricsToken> token) {
    var headers = exchange.getRequestHeaders();
    var sent = headers.getFirst(Headers.AUTHORIZATION);
    if (token.filter(allowed -> allowed.isIn(sent)).isPresent()) {
      // It says what may be read, and not who is there.
      headers.remove(Headers.AUTHORIZATION);
      headers.remove(Headers.COOKIE);
      exchange.putAttachment(ADMITTED, true);
      exchange.setRelativePath(MetricsServlet.WITH_TOKEN);
    } else if (MetricsToken.isBearer(sent)) {
      exchange.addExchangeCompleteListener(
          (answered, others) -> {
            tellIfRefused(answered);
            others.proceed();
          });
    }
  }

  // Not at once: the server may have been set up to take tokens of its own.
  private void tellIfRefused(HttpServerExchange answered) {
    if (answered.getStatusCode() == StatusCodes.UNAUTHORIZED) {
      lines.tell().ifPresent(leftOut -> MetricsLog.LOG.tokenRefused(addressOf(answered), leftOut));
    }
  }

  private static String addressOf(HttpServerExchange exchange) {
    var address = exchange.getSourceAddress();
    return address == null ? "nowhere" : SafeText.of(address.getHostString());
  }
}
