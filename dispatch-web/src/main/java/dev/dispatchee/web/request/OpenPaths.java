// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import jakarta.servlet.ServletContext;
import java.util.Set;

/**
 * Takes the credentials from requests to the paths that are open to everybody. The server would
 * check them there as well, and lock the user after ten wrong passwords.
 */
public class OpenPaths implements ServletExtension {

  // Those of web.xml.
  private static final Set<String> OPEN =
      Set.of("/health/live", "/health/ready", "/index.html", "/session", "/metrics-with-token");

  // The page itself has no path that a constraint could name.
  private static final String ROOT = "/";
  private static final String PAGE = "/index.html";
  private static final String FILES = "/console/";

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(OpenPaths::withoutCredentials);
  }

  private static HttpHandler withoutCredentials(HttpHandler next) {
    return exchange -> {
      // With content that nobody reads the server would hang up without an answer.
      if (exchange.getRelativePath().isEmpty()
          && isRead(exchange)
          && exchange.isRequestComplete()) {
        sendToRoot(exchange);
        return;
      }
      if (exchange.getRelativePath().equals(ROOT)) {
        exchange.setRelativePath(PAGE);
      }
      var path = exchange.getRelativePath();
      if (OPEN.contains(path) || path.startsWith(FILES)) {
        exchange.getRequestHeaders().remove(Headers.AUTHORIZATION);
      }
      next.handleRequest(exchange);
    };
  }

  private static boolean isRead(HttpServerExchange exchange) {
    var method = exchange.getRequestMethod();
    return method.equals(Methods.GET) || method.equals(Methods.HEAD);
  }

  // The server would ask for credentials first, which the page itself does without.
  private static void sendToRoot(HttpServerExchange exchange) {
    var query = exchange.getQueryString();
    exchange.setStatusCode(StatusCodes.FOUND);
    exchange
        .getResponseHeaders()
        .put(
            Headers.LOCATION,
            exchange.getResolvedPath() + ROOT + (query.isEmpty() ? "" : "?" + query));
    exchange.endExchange();
  }
}
