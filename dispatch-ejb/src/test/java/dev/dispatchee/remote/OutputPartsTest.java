// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputPartsTest {

  @ParameterizedTest
  @ValueSource(strings = {"plain text", "ÄÖÜäöü", "€€€€", "😀😀😀😀", "aÄ€😀aÄ€😀", ""})
  void makeTheWholeTextWhateverTheirSize(String text) {
    var all = text.getBytes(StandardCharsets.UTF_8);
    for (int size = 4; size <= 9; size++) {
      var read = new StringBuilder();
      int at = 0;
      while (at < all.length) {
        int end = Math.min(all.length, at + size);
        var part = OutputParts.part(at, Arrays.copyOfRange(all, at, end), all.length);
        assertThat(part.text()).doesNotContain("\uFFFD").isNotEmpty();
        read.append(part.text());
        at = Math.toIntExact(part.next());
      }
      assertThat(read.toString()).as("size %d", size).isEqualTo(text);
    }
  }

  @Test
  void goOnPastBytesThatAreNoText() {
    var part = OutputParts.part(0, new byte[] {-128, -128, -128, -128}, 100);

    assertThat(part.next()).isEqualTo(4);
    assertThat(part.text()).isEqualTo("\uFFFD".repeat(4));
  }

  @Test
  void endWhenTheOutputIsGone() {
    var part = OutputParts.part(7, new byte[0], 100);

    assertThat(part.text()).isEmpty();
    assertThat(part.next()).isEqualTo(7);
    assertThat(part.hasMore()).isFalse();
  }

  @Test
  void endWithTheOutputAlsoInTheMiddleOfACharacter() {
    var part = OutputParts.part(96, new byte[] {'a', 'b', 'c', (byte) 0xE2}, 100);

    assertThat(part.hasMore()).isFalse();
    assertThat(part.text()).isEqualTo("abc\uFFFD");
  }
}
