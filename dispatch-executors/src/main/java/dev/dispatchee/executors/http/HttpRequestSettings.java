// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import dev.dispatchee.api.settings.Secret;
import dev.dispatchee.api.settings.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;

/**
 * The settings as users write them. Such a record exists only if its request can be sent, so that
 * what cannot be sent is refused when it is saved.
 *
 * @param url where it goes
 * @param method what is asked for
 * @param headers lines of the form {@code Name: value}
 * @param authorization the value of the header of that name
 * @param user who authorizes by Basic
 * @param password that user's
 * @param secret1 what stands for its name in path and query, headers and body
 * @param secret2 the same
 * @param secret3 the same
 * @param body the text to send
 * @param expectedStatus the answers that make the run successful
 * @param answerContains what stands in the answer that makes the run successful
 * @param resultPointer where in the answer the result of the run stands
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
            description = "The name of a user, to authorize by Basic.",
            maxLength = 200,
            pattern = "[^\\u0000-\\u001F\\u007F:]+",
            allowed = "a name without colon")
        Optional<String> user,
    @Secret @Setting(description = "The password of the user.") Optional<String> password,
    @Secret
        @Setting(description = "A secret for each $(secret1) in path and query, headers and body.")
        Optional<String> secret1,
    @Secret @Setting(description = "The same for $(secret2).") Optional<String> secret2,
    @Secret @Setting(description = "The same for $(secret3).") Optional<String> secret3,
    @Setting(
            description =
                "The text to send; not with GET and HEAD. In UTF-8, or in the charset that the"
                    + " header Content-Type names.")
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
            description =
                "A text that the first 64 KiB of the answer have to contain, for the run to be"
                    + " successful.",
            maxLength = 1_000)
        Optional<String> answerContains,
    @Setting(
            description =
                "A JSON Pointer, such as /order/id: what stands there in the answer becomes the"
                    + " result of the run.",
            maxLength = 200,
            pattern = "/.*",
            allowed = "a JSON Pointer, such as /order/id")
        Optional<String> resultPointer,
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
  static final String USER = "user";
  static final String PASSWORD = "password";
  static final String BODY = "body";
  static final String EXPECTED_STATUS = "expectedStatus";
  static final String RESULT_POINTER = "resultPointer";

  /**
   * Refuses what cannot be sent.
   *
   * @throws dev.dispatchee.api.InvalidSettingsException naming the setting at fault
   */
  HttpRequestSettings {
    var secrets = secrets(secret1, secret2, secret3);
    var credentials = Credentials.of(user, password);
    var sent = PlannedRequest.headers(headers.orElse(""), authorization, credentials, secrets);
    RequestUrl.of(url, secrets);
    PlannedRequest.checkBody(method, RequestBody.of(secrets.in(body.orElse("")), sent));
    StatusRanges.parse(expectedStatus);
    resultPointer.ifPresent(ResultPointer::of);
  }

  /** The secrets that have places in the other settings. */
  PlacedSecrets secrets() {
    return secrets(secret1, secret2, secret3);
  }

  private static PlacedSecrets secrets(
      Optional<String> secret1, Optional<String> secret2, Optional<String> secret3) {
    var values = new HashMap<String, String>();
    secret1.ifPresent(value -> values.put("secret1", value));
    secret2.ifPresent(value -> values.put("secret2", value));
    secret3.ifPresent(value -> values.put("secret3", value));
    return new PlacedSecrets(values);
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
