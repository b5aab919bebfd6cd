// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import io.undertow.server.HttpHandler;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;

/**
 * Lets bodies that are files be larger than the listener's {@code max-post-size}: who reads them
 * counts, and stops at the limit that is configured. All other bodies stay as they are.
 */
public class LargeBodies implements ServletExtension {

  private static final long UNLIMITED = -1;

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(LargeBodies::letting);
  }

  private static HttpHandler letting(HttpHandler next) {
    return exchange -> {
      if (FilePath.isOfUpload(exchange.getRequestMethod().toString(), exchange.getRelativePath())
          && exchange.isRequestChannelAvailable()) {
        exchange.setMaxEntitySize(UNLIMITED);
      }
      next.handleRequest(exchange);
    };
  }
}
