// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class OnceScheduleTest {

  private static final Instant AT = Instant.parse("2025-01-01T12:00:00.123Z");

  @Test
  void firesAtItsInstantAndNeverAgain() {
    var once = Schedule.once(AT, Window.always());

    assertThat(once.next(AT.minusNanos(1))).contains(new Occurrence.Fire(AT, Note.NONE));
    assertThat(once.nextFire(Instant.MIN)).contains(AT);
    assertThat(once.next(AT)).isEmpty();
    assertThat(once.walk(Instant.EPOCH)).hasSize(1);
  }

  @Test
  void staysWithinItsWindowEndsIncluded() {
    assertThat(Schedule.once(AT, new Window(AT, AT)).next(Instant.EPOCH)).isPresent();
    assertThat(Schedule.once(AT, new Window(AT.plusNanos(1), null)).next(Instant.EPOCH)).isEmpty();
    assertThat(Schedule.once(AT, new Window(null, AT.minusNanos(1))).next(Instant.EPOCH)).isEmpty();
  }
}
