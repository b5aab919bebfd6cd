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
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Has every redirect stay on the host that was called. The server would write the {@code Host} of
 * the request into it, and whoever can have that chosen leads others away. Only where the server
 * signs people in its own way it may lead to another host, which is then the one that it was
 * configured with.
 */
public class RelativeRedirects implements ServletExtension {

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    boolean mayLeaveHost = SignInKind.of(ConfigProvider.getConfig()) == SignInKind.SERVER;
    deployment.addInitialHandlerChainWrapper(next -> relative(next, mayLeaveHost));
  }

  private static HttpHandler relative(HttpHandler next, boolean mayLeaveHost) {
    return exchange -> {
      exchange.addResponseCommitListener(answer -> makeRelative(answer, mayLeaveHost));
      next.handleRequest(exchange);
    };
  }

  private static void makeRelative(HttpServerExchange exchange, boolean mayLeaveHost) {
    var location = exchange.getResponseHeaders().getFirst(Headers.LOCATION);
    if (location == null || (mayLeaveHost && leavesHost(location, exchange.getHostAndPort()))) {
      return;
    }
    if (exchange.getStatusCode() / 100 == 3) {
      exchange.getResponseHeaders().put(Headers.LOCATION, relative(location));
    }
  }

  /** Whether a location is on another host, or port, than the one that was called. */
  static boolean leavesHost(String location, String called) {
    try {
      var host = new URI(location).getRawAuthority();
      return host != null && !host.equalsIgnoreCase(called);
    } catch (URISyntaxException strange) {
      return false;
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
