// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import io.undertow.server.HttpHandler;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;

/**
 * Keeps the limit for bodies that the listener has by default, although {@code max-post-size} is
 * raised for files of triggers: for all but these. Who reads a file counts, and stops at the limit
 * that is configured.
 */
public class LargeBodies implements ServletExtension {

  private static final long UNLIMITED = -1;
  private static final long OTHERS = 10L * 1024 * 1024;

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(LargeBodies::letting);
  }

  private static HttpHandler letting(HttpHandler next) {
    return exchange -> {
      if (exchange.isRequestChannelAvailable()) {
        boolean isFile =
            FilePath.isOfUpload(exchange.getRequestMethod().toString(), exchange.getRelativePath());
        exchange.setMaxEntitySize(isFile ? UNLIMITED : OTHERS);
      }
      next.handleRequest(exchange);
    };
  }
}
