// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class CodesTest {

  private final Codes codes = new Codes();

  @Test
  void keepsWhatIsAllowed() {
    assertThat(codes.code("reports.nightly:1")).isEqualTo("reports.nightly:1");
    assertThat(codes.name("Nightly report")).isEqualTo("Nightly report");
  }

  @Test
  void replacesWhatIsNotAndTellsItApart() {
    assertThat(codes.code("a b")).matches("a-b~[0-9a-f]{8}").isNotEqualTo(codes.code("a/b"));
    assertThat(new Codes().code("a b"))
        .as("the same at any time")
        .isEqualTo(new Codes().code("a b"));
    assertThat(codes.code("")).matches("~[0-9a-f]{8}");
  }

  @Test
  void givesNoneTwiceAndNoneTooLong() {
    var given = new HashSet<String>();
    var names = new HashSet<String>();
    for (int i = 0; i < 2_000; i++) {
      given.add(codes.code("x".repeat(100)));
      names.add(codes.name("\ud83d\ude00".repeat(60)));
    }
    assertThat(given).hasSize(2_000).allMatch(code -> code.matches("[A-Za-z0-9._~:-]{1,75}"));
    assertThat(names).hasSize(2_000).allMatch(name -> name.length() <= 75);
  }

  @Test
  void hasNamesInOneLine() {
    assertThat(codes.name("a\nb\u001b[2J")).isEqualTo("a\ufffdb\ufffd[2J");
    assertThat(codes.name("  ")).isEqualTo("(no name)");
  }
}
