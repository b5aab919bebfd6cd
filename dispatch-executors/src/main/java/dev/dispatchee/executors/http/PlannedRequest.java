// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import dev.dispatchee.api.DispatchTaskSettings;
import dev.dispatchee.api.InvalidSettingsException;
import dev.dispatchee.executors.http.HttpRequestSettings.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be sent and what is expected of the answer.
 *
 * @param url where it goes
 * @param method what is asked for
 * @param headers in the order in which they are sent
 * @param body the text to send, empty for none
 * @param expectedStatus the answers that make the run successful
 * @param timeout how long all of it may take
 */
record PlannedRequest(
    RequestUrl url,
    Method method,
    List<RequestHeader> headers,
    String body,
    StatusRanges expectedStatus,
    Duration timeout) {

  private static final String AUTHORIZATION = "Authorization";

  /** Refuses a body where none may be. */
  PlannedRequest {
    headers = List.copyOf(headers);
    if (!body.isEmpty() && !method.takesBody()) {
      throw new InvalidSettingsException(HttpRequestSettings.BODY, body, "none for " + method);
    }
  }

  /**
   * Reads all settings.
   *
   * @throws InvalidSettingsException if one is missing, unknown or of no use
   */
  static PlannedRequest of(DispatchTaskSettings settings) {
    var written = settings.as(HttpRequestSettings.class);
    return new PlannedRequest(
        RequestUrl.of(written.url()),
        written.method(),
        headers(written),
        written.body().orElse(""),
        StatusRanges.parse(written.expectedStatus()),
        written.timeout());
  }

  private static List<RequestHeader> headers(HttpRequestSettings written) {
    var headers = new ArrayList<>(RequestHeader.parseAll(written.headers().orElse("")));
    if (written.authorization().isPresent()) {
      if (headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(AUTHORIZATION))) {
        throw new InvalidSettingsException(
            HttpRequestSettings.HEADERS, AUTHORIZATION, "none of it beside setting authorization");
      }
      headers.add(new RequestHeader(AUTHORIZATION, written.authorization().get()));
    }
    return headers;
  }
}
