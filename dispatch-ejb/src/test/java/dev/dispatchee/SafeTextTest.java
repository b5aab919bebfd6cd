// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"\n", "\r", "\u0000", "\u0085", "\u202E", "\u2028", "\u2029", "\u200B", "\uD800"})
  void beginsNoLineAndTurnsNoneRound(String hostile) {
    assertThat(SafeText.of("a" + hostile + "b")).isEqualTo("a\uFFFDb");
  }

  @Test
  void leavesLettersOfAllLanguagesAlone() {
    assertThat(SafeText.of("日本 עברית é 😀 a b")).isEqualTo("日本 עברית é 😀 a b");
  }

  @Test
  void isCutWhenItIsLong() {
    assertThat(SafeText.of("x".repeat(101))).isEqualTo("x".repeat(100) + "…");
    assertThat(SafeText.of("x".repeat(99) + "😀")).isEqualTo("x".repeat(99) + "…");
  }
}
