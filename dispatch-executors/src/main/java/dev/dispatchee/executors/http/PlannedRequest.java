// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import dev.dispatchee.api.DispatchTaskSettings;
import dev.dispatchee.api.InvalidSettingsException;
import dev.dispatchee.executors.http.HttpRequestSettings.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be sent and what is expected of the answer.
 *
 * @param url where it goes
 * @param method what is asked for
 * @param headers in the order in which they are sent
 * @param body the text to send, empty for none
 * @param expectedStatus the answers that make the run successful
 * @param maxRedirects how many redirects are followed
 * @param timeout how long all of it may take
 * @param secrets what of it other servers must not learn
 */
record PlannedRequest(
    RequestUrl url,
    Method method,
    List<RequestHeader> headers,
    RequestBody body,
    StatusRanges expectedStatus,
    int maxRedirects,
    Duration timeout,
    PlacedSecrets secrets) {

  private static final String AUTHORIZATION = "Authorization";
  private static final String TRACE_PARENT = "traceparent";

  /** Refuses a body where none may be. */
  PlannedRequest {
    headers = List.copyOf(headers);
    checkBody(method, body);
  }

  /**
   * Reads all settings.
   *
   * @throws InvalidSettingsException if one is missing, unknown or of no use
   */
  static PlannedRequest of(DispatchTaskSettings settings) {
    return of(settings.as(HttpRequestSettings.class));
  }

  /** What settings ask for. */
  static PlannedRequest of(HttpRequestSettings written) {
    var secrets = written.secrets();
    var credentials = Credentials.of(written.user(), written.password());
    var headers =
        headers(written.headers().orElse(""), written.authorization(), credentials, secrets);
    return new PlannedRequest(
        RequestUrl.of(written.url(), secrets),
        written.method(),
        headers,
        RequestBody.of(secrets.in(written.body().orElse("")), headers),
        StatusRanges.parse(written.expectedStatus()),
        written.maxRedirects(),
        written.timeout(),
        secrets);
  }

  /** The same as part of a trace, unless its headers say already what it is part of. */
  PlannedRequest within(Optional<String> traceParent) {
    if (traceParent.isEmpty()
        || headers.stream().anyMatch(header -> header.isNamed(TRACE_PARENT))) {
      return this;
    }
    var more = new ArrayList<>(headers);
    more.add(new RequestHeader(TRACE_PARENT, traceParent.get()));
    return new PlannedRequest(
        url, method, more, body, expectedStatus, maxRedirects, timeout, secrets);
  }

  /**
   * All headers that users write.
   *
   * @throws InvalidSettingsException if one is none, or there are two ways to authorize
   */
  static List<RequestHeader> headers(
      String lines,
      Optional<String> authorization,
      Credentials credentials,
      PlacedSecrets secrets) {
    var headers = new ArrayList<RequestHeader>();
    for (var header : RequestHeader.parseAll(lines)) {
      headers.add(new RequestHeader(header.name(), secrets.in(header.value())));
    }
    if (authorization.isPresent() && credentials.areThere()) {
      throw new InvalidSettingsException(
          HttpRequestSettings.USER, "a user", "none beside setting authorization");
    }
    var value = credentials.areThere() ? Optional.of(credentials.basic()) : authorization;
    if (value.isPresent()) {
      if (headers.stream().anyMatch(header -> header.isNamed(AUTHORIZATION))) {
        throw new InvalidSettingsException(
            HttpRequestSettings.HEADERS,
            AUTHORIZATION,
            "none of it beside the settings authorization and user");
      }
      headers.add(new RequestHeader(AUTHORIZATION, value.get()));
    }
    return headers;
  }

  /**
   * Refuses a body where none may be.
   *
   * @throws InvalidSettingsException if there is one
   */
  static void checkBody(Method method, RequestBody body) {
    if (!body.isEmpty() && !method.takesBody()) {
      throw new InvalidSettingsException(
          HttpRequestSettings.BODY, body.text(), "none for " + method);
    }
  }
}
