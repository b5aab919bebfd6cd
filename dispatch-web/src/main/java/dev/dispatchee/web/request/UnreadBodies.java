// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.BlockingReadTimeoutHandler;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;
import java.time.Duration;

/**
 * Keeps the few threads that answer requests from waiting for bodies. Nobody waits for one that was
 * answered without being read, and one that is read may not fall silent.
 */
public class UnreadBodies implements ServletExtension {

  /** How long a body that is read may bring nothing before its connection is closed. */
  static final Duration SILENCE = Duration.ofSeconds(10);

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(
        next ->
            BlockingReadTimeoutHandler.builder().readTimeout(SILENCE).nextHandler(next).build());
    deployment.addOuterHandlerChainWrapper(UnreadBodies::unawaited);
  }

  // Within the servlet container, which has set its own blocking exchange by then, and before
  // credentials are looked at.
  private static HttpHandler unawaited(HttpHandler next) {
    return exchange -> {
      if (!exchange.isRequestComplete()) {
        var servlets = exchange.startBlocking(null);
        exchange.startBlocking(new UnawaitedBody(exchange, servlets));
      }
      next.handleRequest(exchange);
    };
  }
}
