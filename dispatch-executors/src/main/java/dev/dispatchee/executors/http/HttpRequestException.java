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

  private static final int LONGEST_SHOWN = 100;

  private HttpRequestException(String message) {
    super(message);
  }

  private HttpRequestException(String message, IOException cause) {
    super(message, cause);
  }

  static HttpRequestException unexpectedStatus(PlannedRequest settings, Arrival arrival) {
    int status = arrival.answer().orElseThrow().status();
    return new HttpRequestException(
        "%s answered %d, expected %s%s"
            .formatted(
                arrival.url().shown(),
                status,
                settings.expectedStatus(),
                Redirect.isOne(status) ? "; " + whyNotFollowed(settings, arrival) : ""));
  }

  static HttpRequestException withoutText(String text, Arrival arrival) {
    var shown = text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    return new HttpRequestException(
        "%s answered %d without '%s'"
            .formatted(arrival.url().shown(), arrival.answer().orElseThrow().status(), shown));
  }

  static HttpRequestException withoutResult(String found, Arrival arrival) {
    return new HttpRequestException(
        "%s answered %d with %s"
            .formatted(arrival.url().shown(), arrival.answer().orElseThrow().status(), found));
  }

  static HttpRequestException outOfTime(PlannedRequest settings, Arrival arrival) {
    var what = arrival.answer().isPresent() ? "no complete answer" : "no answer";
    return new HttpRequestException(
        "%s gave %s within %s".formatted(arrival.url().shown(), what, settings.timeout()));
  }

  static HttpRequestException of(PlannedRequest settings, Arrival arrival, IOException reason) {
    if (reason instanceof RefusedAddressException refused) {
      return new HttpRequestException(refused.sentence(), refused);
    }
    if (reason instanceof SocketTimeoutException) {
      return outOfTime(settings, arrival);
    }
    return new HttpRequestException(
        arrival.url().shown() + " " + sentence(arrival.url(), reason), reason);
  }

  private static String whyNotFollowed(PlannedRequest settings, Arrival arrival) {
    if (settings.maxRedirects() == 0) {
      return "redirects are not followed";
    }
    return arrival.redirects().size() < settings.maxRedirects()
        ? "it does not say where to go on"
        : "no more than %d redirects are followed".formatted(settings.maxRedirects());
  }

  // The messages of the client are written for programmers, so none of those is passed on.
  private static String sentence(RequestUrl url, IOException reason) {
    if (reason instanceof UnusableRedirectException
        || reason instanceof UnreadableBodyException
        || reason instanceof ProxyException) {
      return String.valueOf(reason.getMessage());
    }
    if (reason instanceof UnknownHostException) {
      return "has an unknown host: " + url.host().text();
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
