// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import io.undertow.server.HttpHandler;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;

/**
 * Has colons in the paths of requests stand as {@code %3A}, which means the same. The server takes
 * a path for a list of patterns with colons between them when it looks who may ask for it, and
 * fails where what comes behind one is none.
 */
public class ColonsInPaths implements ServletExtension {

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(ColonsInPaths::escaping);
  }

  private static HttpHandler escaping(HttpHandler next) {
    return exchange -> {
      var uri = exchange.getRequestURI();
      boolean hasHost = exchange.isHostIncludedInRequestURI();
      if (uri.indexOf(':') >= 0) {
        exchange.setRequestURI(escaped(uri, hasHost), hasHost);
      }
      next.handleRequest(exchange);
    };
  }

  /**
   * The same address with its colons escaped.
   *
   * @param hasHost whether scheme and host stand before the path: theirs stay
   */
  static String escaped(String uri, boolean hasHost) {
    int path = hasHost ? uri.indexOf('/', uri.indexOf("://") + "://".length()) : 0;
    return path < 0 ? uri : uri.substring(0, path) + uri.substring(path).replace(":", "%3A");
  }
}
