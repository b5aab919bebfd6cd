// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dispatchee.client.RunOrder;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.trigger.runnow.RunRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a remote caller sends, read as an order. */
class SentJsonTest {

  private static final int MEBIBYTE = 1024 * 1024;
  private static final Duration SOON = Duration.ofSeconds(3);

  @Test
  void isWhatTheClientHasWritten() {
    var sent =
        RunOrder.ofTrigger(7)
            .withSettings(Map.of("a\n\"", "\ud800\u0000ü"))
            .onOverlap(RunOrder.OnOverlap.QUEUE)
            .withIdempotencyKey("key");
    var order = RunOrderReader.of(sent.json());

    assertThat(order.triggerId()).isEqualTo(7);
    assertThat(order.request())
        .isEqualTo(
            new RunRequest(
                RunRequest.OnOverlap.QUEUE, Map.of("a\n\"", "\ud800\u0000ü"), null, "key"));
    assertThat(RunOrderReader.of("{\"at\":\"2030-01-01T00:00:00Z\"}").request().at())
        .isEqualTo(Instant.parse("2030-01-01T00:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [1]                          | order: it must be a JSON object
          {                            | order: it cannot be read as JSON
          {} {}                        | order: it cannot be read as JSON
          {"at":null,"at":null}        | order: it cannot be read as JSON
          {"settings":{"a":{"b":{}}}}  | order: it cannot be read as JSON
          {"triggerId":"7"}            | triggerId: expected a whole number
          {"triggerId":1e2}            | triggerId: expected a whole number
          {"externalReferenceCode":7}  | externalReferenceCode: expected a string
          {"settings":[]}              | settings: expected an object of strings
          {"settings":{"a":1}}         | settings.a: expected a string
          {"settings":{"a":null}}      | settings.a: expected a string
          {"onOverlap":"wait"}         | onOverlap: found 'wait', allowed: cancel, queue, reject
          {"at":"now"}                 | at: found 'now', allowed: an instant such as 2026-11-28T12:00:00Z
          """)
  void whatIsWrongIsNamed(String json, String message) {
    var order = RunOrderReader.of(json);
    order.triggerId();
    order.code();

    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(order::request)
        .withMessage(message);
  }

  @Test
  void takesNoLongerThanItsSizeWhateverItIs() {
    for (var piece : new String[] {"[", "{\"a\":", "\"", "9", "{\"settings\":{\"\":\"\"},"}) {
      var json = piece.repeat(MEBIBYTE / piece.length());
      var start = System.nanoTime();

      assertThatExceptionOfType(ValidationException.class)
          .isThrownBy(() -> RunOrderReader.of(json).request());

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    }
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> RunOrderReader.of("x".repeat(MEBIBYTE + 1)).request())
        .withMessage("order: found 1048577 characters, allowed: at most 1048576");
  }
}
