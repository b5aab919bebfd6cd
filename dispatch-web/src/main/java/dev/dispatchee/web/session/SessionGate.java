// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.session;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import jakarta.servlet.ServletContext;
import java.util.Locale;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Lets a session be used while it lasts, before anything looks at credentials.
 *
 * <p>Who sends credentials is who they say, whatever session their browser has. The console is who
 * its session says, whatever password its browser remembers; and it is not asked for one by the
 * browser's own dialog, as it has a form. It says that it is the console by a header that no page
 * of another site can send.
 */
public class SessionGate implements ServletExtension {

  /** What the console has in each of its requests, like the scripts of many other pages. */
  private static final HttpString REQUESTED_WITH = new HttpString("X-Requested-With");

  private static final String SCRIPT = "XMLHttpRequest";

  /** What it has besides, when it asks by itself and nobody does anything. */
  private static final HttpString UNATTENDED = new HttpString("Dispatch-Unattended");

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    // Read here too, so that wrong ones stop the deployment.
    SessionRules.of(ConfigProvider.getConfig());
    deployment.addInitialHandlerChainWrapper(SessionGate::choosing);
    deployment.addOuterHandlerChainWrapper(SessionGate::using);
  }

  private static HttpHandler choosing(HttpHandler next) {
    return exchange -> {
      var headers = exchange.getRequestHeaders();
      if (SCRIPT.equals(headers.getFirst(REQUESTED_WITH))) {
        if (isBasic(headers)) {
          headers.remove(Headers.AUTHORIZATION);
        }
        exchange.addResponseCommitListener(
            answer -> answer.getResponseHeaders().remove(Headers.WWW_AUTHENTICATE));
      } else if (headers.contains(Headers.AUTHORIZATION)) {
        headers.remove(Headers.COOKIE);
      }
      next.handleRequest(exchange);
    };
  }

  private static HttpHandler using(HttpHandler next) {
    return exchange -> {
      use(exchange);
      next.handleRequest(exchange);
    };
  }

  private static void use(HttpServerExchange exchange) {
    var context = exchange.getAttachment(ServletRequestContext.ATTACHMENT_KEY);
    var session = context.getCurrentServletContext().getSession(exchange, false);
    var signedIn = SignedIn.of(session);
    if (signedIn.isEmpty()) {
      return;
    }
    if (!signedIn.get().isOpen()) {
      session.invalidate();
    } else if (!exchange.getRequestHeaders().contains(UNATTENDED)) {
      signedIn.get().use();
    }
  }

  private static boolean isBasic(HeaderMap headers) {
    var value = headers.getFirst(Headers.AUTHORIZATION);
    return value != null && value.toLowerCase(Locale.ROOT).startsWith("basic ");
  }
}
