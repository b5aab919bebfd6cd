// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.RunKey;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BellTextTest {

  @Test
  void namesPairsOfTriggerAndLog() {
    var text = BellText.of(List.of(key(1, 10), key(2, 20)));

    assertThat(text).isEqualTo("1:10 2:20");
    assertThat(BellText.logs(text)).containsExactly(new DispatchLogId(10), new DispatchLogId(20));
  }

  @Test
  void mayNameNone() {
    assertThat(BellText.of(List.of())).isEmpty();
    assertThat(BellText.logs("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1:", ":1", "1:a", "1:1  2:2", "1:1,2:2", "-1:1", "1:0", "{}"})
  void refusesWhatIsNoBell(String text) {
    assertThatThrownBy(() -> BellText.logs(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesATextThatIsLongerThanAnyBell() {
    var most = BellText.of(Collections.nCopies(100, key(999_999_999_999_999_999L, 7)));
    assertThat(BellText.logs(most)).hasSize(100);

    assertThatThrownBy(() -> BellText.logs("1:1 ".repeat(100_000) + "1:1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static RunKey key(long trigger, long log) {
    return new RunKey(new DispatchTriggerId(trigger), new DispatchLogId(log));
  }
}
