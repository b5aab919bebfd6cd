// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.TruncatedChunkException;

/** A request without the expected answer; the message is one sentence for people. */
class HttpRequestException extends Exception {

  private HttpRequestException(String message) {
    super(message);
  }

  private HttpRequestException(String message, IOException cause) {
    super(message, cause);
  }

  static HttpRequestException unexpectedStatus(PlannedRequest settings, HttpAnswer answer) {
    var redirect = answer.status() / 100 == 3 ? "; redirects are not followed" : "";
    return new HttpRequestException(
        "%s answered %d, expected %s%s"
            .formatted(
                settings.url().shown(), answer.status(), settings.expectedStatus(), redirect));
  }

  static HttpRequestException outOfTime(PlannedRequest settings) {
    return new HttpRequestException(
        "%s gave no answer within %s".formatted(settings.url().shown(), settings.timeout()));
  }

  static HttpRequestException of(PlannedRequest settings, IOException reason) {
    if (reason instanceof RefusedAddressException refused) {
      return new HttpRequestException(refused.sentence(), refused);
    }
    if (reason instanceof SocketTimeoutException) {
      return outOfTime(settings);
    }
    return new HttpRequestException(
        settings.url().shown() + " " + sentence(settings, reason), reason);
  }

  // The messages of these exceptions are written for programmers, so none is passed on.
  private static String sentence(PlannedRequest settings, IOException reason) {
    if (reason instanceof UnknownHostException) {
      return "has an unknown host: " + settings.url().host().text();
    }
    if (reason instanceof NoRouteToHostException) {
      return "cannot be reached from here";
    }
    if (reason instanceof ConnectException) {
      return "refused the connection";
    }
    if (reason instanceof SSLPeerUnverifiedException) {
      return "has a certificate for another host";
    }
    if (reason instanceof SSLException) {
      return isCausedByCertificate(reason)
          ? "has a certificate that is not trusted"
          : "could not agree with us on a secure connection";
    }
    if (reason instanceof ConnectionClosedException
        || reason instanceof NoHttpResponseException
        || reason instanceof TruncatedChunkException) {
      return "closed the connection before its answer was complete";
    }
    if (reason instanceof ClientProtocolException
        || reason instanceof MessageConstraintException
        || reason instanceof MalformedChunkCodingException) {
      return "gave an answer that is not HTTP";
    }
    return "could not be reached, or the connection broke";
  }

  private static boolean isCausedByCertificate(Throwable reason) {
    for (var cause = reason.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return true;
      }
    }
    return false;
  }
}
