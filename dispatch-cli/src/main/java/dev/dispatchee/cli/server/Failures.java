// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.server;

import dev.dispatchee.definition.SafeText;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in words what exceptions of the JDK mean. */
public final class Failures {

  private Failures() {}

  /** Why a file or a server could not be used; one line. */
  public static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (failure instanceof AccessDeniedException) {
      return "you may not";
    }
    if (failure instanceof CharacterCodingException) {
      return "it is not UTF-8";
    }
    if (failure instanceof HttpConnectTimeoutException) {
      return "nobody accepts the connection";
    }
    if (failure instanceof HttpTimeoutException) {
      return "it does not answer in time";
    }
    if (hasCause(failure, UnresolvedAddressException.class)) {
      return "its name is not known";
    }
    if (failure instanceof SSLException) {
      return "TLS: " + message(failure);
    }
    return failure instanceof ConnectException ? "the connection is refused" : message(failure);
  }

  private static boolean hasCause(@Nullable Throwable failure, Class<?> kind) {
    int depth = 0;
    for (var cause = failure; cause != null && depth < 10; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return true;
      }
      depth++;
    }
    return false;
  }

  private static String message(IOException failure) {
    var message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : SafeText.line(message);
  }
}
