// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import dev.dispatchee.api.settings.Secret;
import dev.dispatchee.api.settings.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings as users write them. Such a record exists only if its request can be sent, so that
 * what cannot be sent is refused when it is saved.
 *
 * @param url where it goes
 * @param method what is asked for
 * @param headers lines of the form {@code Name: value}
 * @param authorization the value of the header of that name
 * @param body the text to send
 * @param expectedStatus the answers that make the run successful
 * @param maxRedirects how many redirects are followed
 * @param timeout how long all of it may take
 */
record HttpRequestSettings(
    @Setting(
            description = "Where the request goes.",
            pattern = "[Hh][Tt][Tt][Pp][Ss]?://\\S+",
            allowed = RequestUrl.ALLOWED)
        URI url,
    @Setting(description = "The method of the request.", defaultValue = "GET") Method method,
    @Setting(description = "Headers that are sent along, one a line: Name: value.")
        Optional<String> headers,
    @Secret
        @Setting(
            description = "The value of the header Authorization, such as Bearer and a token.",
            pattern = "[\\t\\x20-\\x7E]+",
            allowed = "printable ASCII characters")
        Optional<String> authorization,
    @Setting(
            description =
                "The text to send; not with GET and HEAD. In UTF-8, or in the charset that the header"
                    + " Content-Type names.")
        Optional<String> body,
    @Setting(
            description =
                "The statuses of an answer that make the run successful. A redirect that is among"
                    + " them is not followed.",
            defaultValue = "200-299",
            maxLength = StatusRanges.LONGEST,
            pattern = StatusRanges.PATTERN,
            allowed = StatusRanges.ALLOWED)
        String expectedStatus,
    @Setting(
            description = "How many redirects are followed, one after the other.",
            defaultValue = "5",
            min = "0",
            max = "5")
        int maxRedirects,
    @Setting(
            description = "How long the request and its answer may take, redirects included.",
            defaultValue = "PT30S",
            min = "PT0.001S",
            max = "PT1H")
        Duration timeout) {

  static final String URL = "url";
  static final String HEADERS = "headers";
  static final String BODY = "body";
  static final String EXPECTED_STATUS = "expectedStatus";

  /**
   * Refuses what cannot be sent.
   *
   * @throws dev.dispatchee.api.InvalidSettingsException naming the setting at fault
   */
  HttpRequestSettings {
    var sent = PlannedRequest.headers(headers.orElse(""), authorization);
    RequestUrl.of(url);
    PlannedRequest.checkBody(method, RequestBody.of(body.orElse(""), sent));
    StatusRanges.parse(expectedStatus);
  }

  /** What is asked for. */
  enum Method {
    GET,
    HEAD,
    POST,
    PUT,
    PATCH,
    DELETE,
    OPTIONS;

    boolean takesBody() {
      return this != GET && this != HEAD;
    }
  }
}
