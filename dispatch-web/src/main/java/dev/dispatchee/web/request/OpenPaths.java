// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import io.undertow.server.HttpHandler;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.Headers;
import jakarta.servlet.ServletContext;
import java.util.Set;

/**
 * Takes the credentials from requests to the paths that are open to everybody. The server would
 * check them there as well, and lock the user after ten wrong passwords.
 */
public class OpenPaths implements ServletExtension {

  // Those of web.xml.
  private static final Set<String> OPEN =
      Set.of("/health/live", "/health/ready", "/index.html", "/session");

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
}
