// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.log.EndReason;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each row of the table of {@link RunState}. */
class RunStateTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant LATER = NOW.plusMillis(1);

  private final RunState run = new RunState(Thread.currentThread());

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  @Test
  void worksUntilItIsAskedAndThenKnowsWhyAndIsInterrupted() {
    assertThat(run.asked()).isNull();
    assertThat(run.isOver()).isFalse();

    run.ask(EndReason.TIMEOUT, NOW);

    assertThat(run.asked()).isEqualTo(EndReason.TIMEOUT);
    assertThat(run.isOver()).isFalse();
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void isAskedOnceForTheFirstReasonAndInterruptedOnce() {
    run.ask(EndReason.USER, NOW);
    Thread.interrupted();

    run.ask(EndReason.SERVER_STOPPED, LATER.plusSeconds(9));

    assertThat(run.asked()).isEqualTo(EndReason.USER);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(run.giveUpIfAskedBefore(LATER)).as("the date of the first, too").isTrue();
  }

  @Test
  void isGivenUpOnceAndOnlyIfItWasAskedBeforeTheLimit() {
    assertThat(run.giveUpIfAskedBefore(Instant.MAX)).as("nobody asked").isFalse();
    run.ask(EndReason.USER, NOW);
    assertThat(run.giveUpIfAskedBefore(NOW)).as("within the grace").isFalse();

    assertThat(run.giveUpIfAskedBefore(LATER)).isTrue();

    assertThat(run.giveUpIfAskedBefore(LATER)).isFalse();
    assertThat(run.isOver()).isTrue();
    assertThat(run.end(null)).as("its result is made").isFalse();
  }

  @Test
  void isInterruptedAgainWhenItIsGivenUpAndGoesOn() {
    run.ask(EndReason.USER, NOW);
    assertThat(Thread.interrupted()).isTrue();
    run.giveUpIfAskedBefore(LATER);
    assertThat(Thread.interrupted()).as("at once").isFalse();

    run.giveUpIfAskedBefore(LATER);
    assertThat(Thread.interrupted()).isTrue();
    run.giveUpIfAskedBefore(LATER);
    assertThat(Thread.interrupted()).as("until it has ended").isTrue();

    run.end(null);
    run.giveUpIfAskedBefore(LATER);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void hasItsResultMadeByItsThreadWhichLeavesNoInterruptBehind() {
    run.ask(EndReason.USER, NOW);

    assertThat(run.end(EndReason.SERVER_STOPPED)).isTrue();

    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(run.asked()).as("the first reason").isEqualTo(EndReason.USER);
    assertThat(run.isOver()).isTrue();
  }

  @Test
  void endsForAReasonThatNobodyAskedFor() {
    assertThat(run.end(EndReason.SERVER_STOPPED)).isTrue();

    assertThat(run.asked()).isEqualTo(EndReason.SERVER_STOPPED);
  }

  @Test
  void canNeitherBeAskedNorGivenUpWhenItIsOver() {
    run.end(null);

    run.ask(EndReason.USER, NOW);

    assertThat(run.asked()).isNull();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(run.giveUpIfAskedBefore(Instant.MAX)).isFalse();
  }
}
