// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import dev.dispatchee.SafeText;
import dev.dispatchee.web.problem.WebLog;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import jakarta.servlet.ServletContext;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tells the log of wrong passwords that lock a user: the server itself says nothing of it. */
public class SignIns implements ServletExtension {

  private static final AttachmentKey<String> USER = AttachmentKey.create(String.class);

  // The server's own keys, and their defaults.
  private static final String GUARD = "wildfly.elytron.realm.ApplicationRealm.brute-force.";
  private static final int MOST_FAILURES = 10;
  private static final int LOCK_MINUTES = 15;

  private static final int MOST_LINES_A_MINUTE = 10;

  /** Somebody signs in by the form: that counts as it does with HTTP Basic. */
  public static void noteUser(HttpServerExchange exchange, String user) {
    exchange.putAttachment(USER, user);
  }

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    if (!isGuarded()) {
      return;
    }
    var refused =
        new RefusedSignIns(
            value("max-failed-attempts", MOST_FAILURES),
            Duration.ofMinutes(value("lockout-interval", LOCK_MINUTES)),
            MOST_LINES_A_MINUTE,
            System::nanoTime);
    deployment.addOuterHandlerChainWrapper(next -> watching(next, refused));
  }

  private static HttpHandler watching(HttpHandler next, RefusedSignIns refused) {
    return exchange -> {
      next.handleRequest(exchange);
      Optional.ofNullable(exchange.getAttachment(USER))
          .or(() -> BasicUser.of(exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION)))
          .ifPresent(user -> note(user, exchange, refused));
    };
  }

  private static void note(String user, HttpServerExchange exchange, RefusedSignIns refused) {
    if (exchange.getStatusCode() != StatusCodes.UNAUTHORIZED) {
      refused.accept(user);
      return;
    }
    var told = refused.refuse(user);
    if (told.mustBeTold()) {
      WebLog.LOG.signInsRefused(
          told.inARow(),
          SafeText.of(user),
          SafeText.of(exchange.getSourceAddress().getHostString()),
          told.leftOut());
    }
  }

  private static boolean isGuarded() {
    return ConfigProvider.getConfig()
        .getOptionalValue(GUARD + "enabled", Boolean.class)
        .orElse(true);
  }

  private static int value(String key, int other) {
    return ConfigProvider.getConfig()
        .getOptionalValue(GUARD + key, Integer.class)
        .filter(value -> value > 0)
        .orElse(other);
  }
}
