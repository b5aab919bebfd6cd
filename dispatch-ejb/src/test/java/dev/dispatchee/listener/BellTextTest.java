// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.log.DispatchLogId;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BellTextTest {

  @Test
  void namesLogs() {
    var runs = List.of(new DispatchLogId(10), new DispatchLogId(20));

    assertThat(BellText.of(runs)).isEqualTo("10 20");
    assertThat(BellText.logs("10 20")).isEqualTo(runs);
  }

  @Test
  void mayNameNone() {
    assertThat(BellText.of(List.of())).isEmpty();
    assertThat(BellText.logs("")).isEmpty();
  }

  @Test
  void holdsAsManyOfTheLargestIdsAsABellMayName() {
    var runs = Collections.nCopies(BellText.MOST, new DispatchLogId(999_999_999_999_999_999L));

    assertThat(BellText.logs(BellText.of(runs))).isEqualTo(runs);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "1 ",
        " 1",
        "1  2",
        "1:1",
        "1,2",
        "-1",
        "+1",
        "0",
        "a",
        "1a",
        "{}",
        "\0",
        "\u0661",
        "1\n2",
        "1000000000000000000",
        "99999999999999999999"
      })
  void refusesWhatIsNoBell(String text) {
    assertThatThrownBy(() -> BellText.logs(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 ", "1", " ", "1:1 "})
  void refusesWhatIsTooLongHoweverLongItIs(String piece) {
    assertThatThrownBy(() -> BellText.logs(piece.repeat(1_000_000) + "1"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
