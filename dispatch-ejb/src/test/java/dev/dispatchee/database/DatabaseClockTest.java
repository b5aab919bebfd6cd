// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.SettableClock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final SettableClock machine = new SettableClock(NOON);
  private final DatabaseClock clock = new DatabaseClock(machine);

  @Test
  void goesByTheTimeThatTheDatabaseHadHalfwayThroughTheQuestion() throws SQLException {
    var answer =
        clock.measure(
            () -> {
              machine.tick(Duration.ofMillis(200));
              return "at five past";
            },
            told -> NOON.plusSeconds(300));

    assertThat(answer).isEqualTo("at five past");
    assertThat(clock.offset()).isEqualTo(Duration.ofMillis(299_900));
    assertThat(clock.instant()).isEqualTo(NOON.plusMillis(200 + 299_900));
  }

  @Test
  void keepsAnOffsetThatMayBeRight() throws SQLException {
    ask(Duration.ofMillis(2), NOON.plusSeconds(10));
    var offset = clock.offset();

    ask(Duration.ofSeconds(5), machine.instant().plusSeconds(10));
    assertThat(clock.offset()).as("told at the start of a slow answer").isEqualTo(offset);

    ask(Duration.ofMillis(2), machine.instant().plusSeconds(11));
    assertThat(clock.offset()).isEqualTo(Duration.ofMillis(10_999));
  }

  @Test
  void tellsWhatTheMachineShowsAtAnInstantOfTheDatabase() throws SQLException {
    ask(Duration.ofMillis(3), NOON.plusSeconds(5));

    var here = clock.onThisMachine(NOON.plusSeconds(60));

    // Half a millisecond less would be too early.
    assertThat(clock.offset()).isEqualTo(Duration.ofNanos(4_998_500_000L));
    assertThat(here).isEqualTo(NOON.plusMillis(55_002));
  }

  private void ask(Duration takes, Instant told) throws SQLException {
    clock.measure(
        () -> {
          machine.tick(takes);
          return told;
        },
        time -> time);
  }
}
