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
  private static final Set<String> OPEN = Set.of("/health/live", "/health/ready");

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(OpenPaths::withoutCredentials);
  }

  private static HttpHandler withoutCredentials(HttpHandler next) {
    return exchange -> {
      if (OPEN.contains(exchange.getRelativePath())) {
        exchange.getRequestHeaders().remove(Headers.AUTHORIZATION);
      }
      next.handleRequest(exchange);
    };
  }
}
