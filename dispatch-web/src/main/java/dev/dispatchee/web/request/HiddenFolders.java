// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import io.undertow.server.HttpHandler;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;
import java.util.regex.Pattern;

/**
 * Has the folders that hold the application itself be asked for like any other path that is not
 * there. The server would answer by itself, in HTML, without credentials and without the headers of
 * ours.
 */
public class HiddenFolders implements ServletExtension {

  private static final Pattern HIDDEN = Pattern.compile("(?i)/+(web|meta)-inf(/.*)?");
  private static final String NOT_THERE = "/hidden";

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(HiddenFolders::hiding);
  }

  private static HttpHandler hiding(HttpHandler next) {
    return exchange -> {
      if (HIDDEN.matcher(exchange.getRelativePath()).matches()) {
        exchange.setRelativePath(NOT_THERE);
      }
      next.handleRequest(exchange);
    };
  }
}
