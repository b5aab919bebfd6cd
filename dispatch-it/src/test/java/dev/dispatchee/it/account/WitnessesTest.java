// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WitnessesTest {

  private static final String AT = "2026-01-01T00:00:01.5Z";
  private static final String LATER = "2026-01-01T00:00:02Z";

  @Test
  void readsAStartAndItsEnd() {
    assertThat(Witnesses.of("1.txt", "start 3 7 2 " + AT + "\nend 3 threw " + LATER + "\n"))
        .containsExactly(
            new Witness(3, 7, 2, "1.txt", Instant.parse(AT), Instant.parse(LATER), "threw"));
  }

  @Test
  void readsAStartThatTheProcessDidNotOutlive() {
    assertThat(Witnesses.of("1.txt", "start 3 7 1 " + AT + "\nend 3 retur"))
        .containsExactly(new Witness(3, 7, 1, "1.txt", Instant.parse(AT), null, null));
  }

  @Test
  void readsTwoStartsOfOneLog() {
    var start = "start 3 7 1 " + AT + "\n";

    assertThat(Witnesses.of("1.txt", start + start)).hasSize(2);
  }
}
