// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.web.request.RefusedSignIns.Told;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefusedSignInsTest {

  private static final Duration LOCK = Duration.ofMinutes(15);

  private long now;
  private final RefusedSignIns signIns = new RefusedSignIns(3, LOCK, 2, () -> now);

  @Test
  void thatManyInARowAreToldOnce() {
    assertThat(refuse("ann", 2).mustBeTold()).isFalse();
    assertThat(signIns.refuse("ann")).isEqualTo(new Told(true, 3, 0));
    assertThat(refuse("ann", 50).mustBeTold()).isFalse();
  }

  @Test
  void namesAreCountedApart() {
    refuse("ann", 2);
    refuse("bob", 2);

    assertThat(signIns.refuse("ann").mustBeTold()).isTrue();
    assertThat(signIns.refuse("bob").mustBeTold()).isTrue();
  }

  @Test
  void aSuccessEndsTheRow() {
    refuse("ann", 2);
    signIns.accept("ann");

    assertThat(refuse("ann", 2).mustBeTold()).isFalse();
    assertThat(signIns.refuse("ann").mustBeTold()).isTrue();
  }

  @Test
  void theyAreToldAgainWhenTheLockWouldHaveEnded() {
    refuse("ann", 3);
    pass(LOCK.minusSeconds(1));
    assertThat(signIns.refuse("ann").mustBeTold()).isFalse();

    pass(Duration.ofSeconds(1));

    assertThat(signIns.refuse("ann")).isEqualTo(new Told(true, 5, 0));
    assertThat(signIns.refuse("ann").mustBeTold()).isFalse();
  }

  @Test
  void whatTheServerHasForgottenCountsNoMore() {
    refuse("ann", 2);
    pass(Duration.ofMinutes(30));

    assertThat(signIns.refuse("ann")).isEqualTo(new Told(false, 1, 0));
  }

  @Test
  void manyNamesFillNoLogAndAreCounted() {
    assertThat(refuse("a", 3).mustBeTold()).isTrue();
    assertThat(refuse("b", 3).mustBeTold()).isTrue();
    assertThat(refuse("c", 3).mustBeTold()).isFalse();
    assertThat(refuse("d", 3).mustBeTold()).isFalse();

    pass(Duration.ofMinutes(1));

    assertThat(refuse("e", 3)).isEqualTo(new Told(true, 3, 2));
    assertThat(refuse("f", 3)).isEqualTo(new Told(true, 3, 0));
  }

  @Test
  void keepsTheLatestNamesOnly() {
    refuse("ann", 2);
    for (int i = 0; i < 10_000; i++) {
      signIns.refuse("user " + i);
    }

    assertThat(signIns.refuse("ann")).isEqualTo(new Told(false, 1, 0));
  }

  private Told refuse(String user, int times) {
    var last = signIns.refuse(user);
    for (int i = 1; i < times; i++) {
      last = signIns.refuse(user);
    }
    return last;
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }
}
