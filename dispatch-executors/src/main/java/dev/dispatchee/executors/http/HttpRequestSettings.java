// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import dev.dispatchee.api.settings.Secret;
import dev.dispatchee.api.settings.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings as users write them: what can be judged when they are saved. A {@link
 * PlannedRequest} is made of them for a run, and refuses the rest.
 *
 * @param url where it goes
 * @param method what is asked for
 * @param headers lines of the form {@code Name: value}
 * @param authorization the value of the header of that name
 * @param body the text to send
 * @param expectedStatus the answers that make the run successful
 * @param timeout how long all of it may take
 */
record HttpRequestSettings(
    @Setting(
            description = "Where the request goes.",
            pattern = "[Hh][Tt][Tt][Pp][Ss]?://[^/?#@\\s\\\\]+([/?#]\\S*)?",
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
    @Setting(description = "The text to send; not with GET and HEAD.") Optional<String> body,
    @Setting(
            description = "The statuses of an answer that make the run successful.",
            defaultValue = "200-299",
            pattern = StatusRanges.PATTERN,
            allowed = StatusRanges.ALLOWED)
        String expectedStatus,
    @Setting(
            description = "How long the request and its answer may take.",
            defaultValue = "PT30S",
            min = "PT0.001S",
            max = "PT1H")
        Duration timeout) {

  static final String URL = "url";
  static final String HEADERS = "headers";
  static final String BODY = "body";
  static final String EXPECTED_STATUS = "expectedStatus";

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
