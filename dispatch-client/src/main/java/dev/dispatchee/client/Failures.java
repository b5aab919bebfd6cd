// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import dev.dispatchee.client.DispatchClientException.Kind;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.NoSuchEJBException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import javax.security.sasl.SaslException;
import org.jboss.ejb.client.RequestSendFailedException;

/** Says what the failure of a call means. */
final class Failures {

  private static final String UNAVAILABLE = "unavailable";

  private Failures() {}

  /**
   * The meaning of a failure.
   *
   * @param server the server that was called
   */
  static DispatchClientException of(RuntimeException failed, String server) {
    if (failed instanceof DispatchClientException told) {
      return told;
    }
    if (failed instanceof EJBAccessException) {
      return unauthenticated(server + " needs a user", failed);
    }
    if (isCausedBy(failed, SaslException.class)) {
      return unauthenticated(
          server + " rejected the user or the password, or has locked the user", failed);
    }
    if (failed instanceof NoSuchEJBException) {
      return unreachable("no running Dispatch EE was found on " + server, failed);
    }
    if (isCausedBy(failed, TimeoutException.class)) {
      return unreachable(
          server + " did not answer in time; the request may have been carried out", failed);
    }
    if (failed instanceof RequestSendFailedException || isCausedBy(failed, IOException.class)) {
      return unreachable(
          server
              + " cannot be reached, or the connection broke; the request may have been carried"
              + " out",
          failed);
    }
    return DispatchClientException.of(
        Kind.SERVER_FAILED, "internal-error", server + " failed: " + failed, failed);
  }

  private static DispatchClientException unauthenticated(String message, Throwable cause) {
    return DispatchClientException.of(Kind.NOT_ALLOWED, "unauthenticated", message, cause);
  }

  private static DispatchClientException unreachable(String message, Throwable cause) {
    return DispatchClientException.of(Kind.UNREACHABLE, UNAVAILABLE, message, cause);
  }

  private static boolean isCausedBy(Throwable failed, Class<? extends Throwable> type) {
    for (var cause = failed; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
      for (var other : cause.getSuppressed()) {
        if (isCausedBy(other, type)) {
          return true;
        }
      }
    }
    return false;
  }
}
