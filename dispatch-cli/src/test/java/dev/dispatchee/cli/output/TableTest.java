// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void alignsItsColumnsAndShowsWhatIsMissing() throws JsonProcessingException {
    var items =
        MAPPER.readTree("[{\"a\": 1, \"b\": \"x\"}, {\"a\": 100000, \"b\": null}, {\"b\": []}]");

    assertThat(Table.of(items, List.of("FIRST=a", "B=b")))
        .hasToString("FIRST   B\n1       x\n100000  -\n-       -\n");
  }

  @Test
  void letsNoTextMoveTheCursor() throws JsonProcessingException {
    var items = MAPPER.readTree("[{\"a\": \"x\\u001b[2J\\ny\"}]");

    assertThat(Table.of(items, List.of("A=a"))).hasToString("A\nx\uFFFD[2J\uFFFDy\n");
  }
}
