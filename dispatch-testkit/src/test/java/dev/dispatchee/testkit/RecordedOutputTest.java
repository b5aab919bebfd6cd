// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.api.run.SecretMask;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedOutputTest {

  private final RecordedOutput output =
      new RecordedOutput(SecretMask.of(List.of("swordfish", "crab-meat")));

  @Test
  void keepsTextAndBytesInOrder() throws IOException {
    output.print("a");
    try (var stream = output.asStream()) {
      for (byte part : "ä€".getBytes(UTF_8)) {
        stream.write(part);
      }
      stream.write(0xC3);
    }
    output.println("b");

    assertThat(output.text()).isEqualTo("aä€\uFFFDb\n");
    assertThat(output.lines()).containsExactly("aä€\uFFFDb");
  }

  @Test
  void doesNotFillTheMemoryWithAnExecutorThatWritesForEver() {
    for (int i = 0; i < 20; i++) {
      output.print("x".repeat(1024 * 1024));
    }

    assertThat(output.text()).hasSize(16 * 1024 * 1024);
  }

  @Test
  void masksASecretThatComesInPiecesHoweverOftenItIsLookedAt() {
    output.print("the sword");
    assertThat(output.text()).isEqualTo("the ***");

    output.print("fish");
    assertThat(output.text()).isEqualTo("the ***");

    output.print(" and the sword");
    output.print("s");
    assertThat(output.text()).isEqualTo("the *** and the swords");
  }

  @Test
  void keepsTheBeginningOfASecretOutWhereATextWasCut() {
    output.print("it says s");
    output.cut();
    output.print("word and s");

    assertThat(output.text()).isEqualTo("it says ***word and s");
  }
}
