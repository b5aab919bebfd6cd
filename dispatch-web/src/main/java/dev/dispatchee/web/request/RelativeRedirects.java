// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.Headers;
import jakarta.servlet.ServletContext;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Has every redirect stay on the host that was called. The server would write the {@code Host} of
 * the request into it, and whoever can have that chosen leads others away.
 */
public class RelativeRedirects implements ServletExtension {

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(RelativeRedirects::relative);
  }

  private static HttpHandler relative(HttpHandler next) {
    return exchange -> {
      exchange.addResponseCommitListener(RelativeRedirects::makeRelative);
      next.handleRequest(exchange);
    };
  }

  private static void makeRelative(HttpServerExchange exchange) {
    var location = exchange.getResponseHeaders().getFirst(Headers.LOCATION);
    if (location != null && exchange.getStatusCode() / 100 == 3) {
      exchange.getResponseHeaders().put(Headers.LOCATION, relative(location));
    }
  }

  /** Path and query of a location; the root of the host when it cannot be read. */
  static String relative(String location) {
    try {
      var uri = new URI(location);
      var path = uri.getRawPath();
      // Two slashes at the beginning would name a host again.
      var rooted = path == null ? "/" : "/" + path.replaceFirst("^/+", "");
      return uri.getRawQuery() == null ? rooted : rooted + "?" + uri.getRawQuery();
    } catch (URISyntaxException strange) {
      return "/";
    }
  }
}
