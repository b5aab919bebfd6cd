// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class PausesTest {

  @Test
  void growFromHalfASecondToFive() {
    var pauses = new Pauses(Duration.ofHours(1));
    var taken = new ArrayList<Duration>();
    for (int i = 0; i < 10; i++) {
      taken.add(pauses.after(Duration.ofSeconds(i)));
    }

    assertThat(taken).isSorted().startsWith(Pauses.SHORTEST).endsWith(Pauses.LONGEST);
    assertThat(taken).allMatch(pause -> pause.compareTo(Pauses.SHORTEST) >= 0);
    assertThat(taken).allMatch(pause -> pause.compareTo(Pauses.LONGEST) <= 0);
  }

  @Test
  void endWithThePatience() {
    var pauses = new Pauses(Duration.ofSeconds(1));

    assertThat(pauses.isOver(Duration.ofMillis(999))).isFalse();
    assertThat(pauses.after(Duration.ofMillis(999))).isEqualTo(Duration.ofMillis(1));
    assertThat(pauses.isOver(Duration.ofSeconds(1))).isTrue();
  }

  @Test
  void areNoneWithoutPatience() {
    assertThat(new Pauses(Duration.ZERO).isOver(Duration.ZERO)).isTrue();
    assertThat(new Pauses(Duration.ofSeconds(-1)).isOver(Duration.ZERO)).isTrue();
  }
}
