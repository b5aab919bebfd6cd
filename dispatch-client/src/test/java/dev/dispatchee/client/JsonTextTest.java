// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

class JsonTextTest {

  @Test
  void writesAnOrderByTheNamesOfItsValues() {
    var order =
        RunOrder.ofTrigger(7)
            .withSetting("message", "x")
            .onOverlap(RunOrder.OnOverlap.QUEUE)
            .at(Instant.EPOCH)
            .withIdempotencyKey("key");

    assertThat(order.json())
        .isEqualTo(
            "{\"triggerId\":7,\"settings\":{\"message\":\"x\"},\"onOverlap\":\"queue\","
                + "\"at\":\"1970-01-01T00:00:00Z\",\"idempotencyKey\":\"key\"}");
  }

  @Test
  void writesAQueryByTheNamesOfItsValues() {
    assertThat(RunQuery.ofTrigger(7).withStatus("FAILED", "MISSED").withPageSize(5).json())
        .isEqualTo("{\"triggerId\":7,\"statuses\":[\"FAILED\",\"MISSED\"],\"pageSize\":5}");
  }

  @Test
  void writesWhatEndsAStringAndWhatNoEncodingCarries() {
    assertThat(RunOrder.ofTrigger("\"\\ü\n\u0000\ud800\ud83d\ude00").json())
        .isEqualTo(
            "{\"externalReferenceCode\":\"\\\"\\\\ü\\u000a\\u0000\\ud800\\ud83d\\ude00\","
                + "\"settings\":{}}");
  }

  @Test
  void leavesItToTheServerToRefuseNothingInsteadOfAText() {
    var settings = new LinkedHashMap<String, String>();
    settings.put("a", null);

    assertThat(RunOrder.ofTrigger(7).withSettings(settings).json())
        .isEqualTo("{\"triggerId\":7,\"settings\":{\"a\":null}}");
    assertThat(new RunQuery(null, Arrays.asList((String) null), null, null, null, 1).json())
        .isEqualTo("{\"statuses\":[null],\"pageSize\":1}");
  }
}
