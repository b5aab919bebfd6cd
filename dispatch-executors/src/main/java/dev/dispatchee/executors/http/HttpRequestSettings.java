// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import dev.dispatchee.api.DispatchTaskSettings;
import dev.dispatchee.api.InvalidSettingsException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is to be sent and what is expected of the answer.
 *
 * @param url where it goes
 * @param method in upper case
 * @param headers in the order in which they are sent
 * @param body the text to send, empty for none
 * @param expectedStatus the answers that make the run successful
 * @param timeout how long all of it may take
 */
record HttpRequestSettings(
    RequestUrl url,
    String method,
    List<RequestHeader> headers,
    String body,
    StatusRanges expectedStatus,
    Duration timeout) {

  static final String URL = "url";
  static final String METHOD = "method";
  static final String HEADERS = "headers";
  static final String BODY = "body";
  static final String EXPECTED_STATUS = "expectedStatus";
  static final String TIMEOUT = "timeout";

  private static final List<String> KEYS =
      List.of(URL, METHOD, HEADERS, BODY, EXPECTED_STATUS, TIMEOUT);
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final Set<String> METHODS_WITHOUT_BODY = Set.of("GET", "HEAD");

  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration USUAL = Duration.ofSeconds(30);

  /** Refuses a method that does not exist here and a body where none may be. */
  HttpRequestSettings {
    headers = List.copyOf(headers);
    if (!METHODS.contains(method)) {
      throw new InvalidSettingsException(METHOD, method, String.join(", ", METHODS));
    }
    if (!body.isEmpty() && METHODS_WITHOUT_BODY.contains(method)) {
      throw new InvalidSettingsException(BODY, body, "none for " + method);
    }
  }

  /**
   * Reads all settings.
   *
   * @throws InvalidSettingsException if one is missing, unknown or of no use
   */
  static HttpRequestSettings of(DispatchTaskSettings settings) {
    for (var key : settings.asMap().keySet()) {
      if (!KEYS.contains(key)) {
        throw new InvalidSettingsException(key, key, "the keys " + String.join(", ", KEYS));
      }
    }
    return new HttpRequestSettings(
        RequestUrl.parse(settings.require(URL)),
        settings.get(METHOD).orElse("GET").strip().toUpperCase(Locale.ROOT),
        RequestHeader.parseAll(settings.get(HEADERS).orElse("")),
        settings.get(BODY).orElse(""),
        StatusRanges.parse(settings.get(EXPECTED_STATUS).orElse("200-299")),
        settings.getDuration(TIMEOUT, SHORTEST, LONGEST).orElse(USUAL));
  }
}
