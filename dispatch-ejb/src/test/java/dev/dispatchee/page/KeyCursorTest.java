// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyCursorTest {

  @Test
  void readsWhatItWrote() {
    var cursor = new KeyCursor(Instant.parse("2026-11-24T12:00:00.123Z"), 42);

    assertThat(KeyCursor.read(cursor.text())).contains(cursor);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "###", "MTIz", "OTk5OTk5OTk5OTk5OTk5OTk5OTkuMQ", "MS4xLjE"})
  void takesNothingElse(String text) {
    assertThat(KeyCursor.read(text)).isEmpty();
  }
}
