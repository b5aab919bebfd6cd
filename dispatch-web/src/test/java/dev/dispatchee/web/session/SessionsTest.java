// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.web.request.SignInKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SessionsTest {

  private static final SessionRules RULES =
      new SessionRules(SignInKind.FORM, Duration.ofMinutes(30), Duration.ofHours(12));

  private final AtomicLong nanos = new AtomicLong();
  private final Sessions sessions = new Sessions();

  @Test
  void aSessionLastsWhileItIsUsed() {
    var signedIn = new SignedIn("ana", RULES, nanos::get);
    for (int i = 0; i < 23; i++) {
      pass(Duration.ofMinutes(29));
      assertThat(signedIn.isOpen()).isTrue();
      signedIn.use();
    }
    pass(Duration.ofMinutes(30));
    assertThat(signedIn.isOpen()).isFalse();
  }

  @Test
  void aSessionEndsInTheEndHoweverMuchItIsUsed() {
    var signedIn = new SignedIn("ana", RULES, nanos::get);
    for (int i = 0; i < 36; i++) {
      assertThat(signedIn.isOpen()).as("after %d times 20 minutes", i).isTrue();
      pass(Duration.ofMinutes(20));
      signedIn.use();
    }
    assertThat(signedIn.isOpen()).isFalse();
  }

  @Test
  void aUserWithManySessionsLosesTheOneNotUsedForLongest() {
    var ofAna = signIn("ana", Sessions.MOST_OF_A_USER);
    var ofBen = signIn("ben", 1);
    ofAna.get(0).use();

    sessions.makeRoom("ana");

    assertThat(ofAna).filteredOn(one -> !one.isOpen()).containsExactly(ofAna.get(1));
    assertThat(ofBen.get(0).isOpen()).isTrue();
  }

  @Test
  void thereIsALimitForAllTogether() {
    var all = new ArrayList<SignedIn>();
    for (int i = 0; i < Sessions.MOST; i++) {
      all.addAll(signIn("user " + i, 1));
    }

    sessions.makeRoom("one more");

    assertThat(all).filteredOn(one -> !one.isOpen()).containsExactly(all.get(0));
  }

  @Test
  void sessionsThatAreOverTakeNoRoom() {
    signIn("ana", Sessions.MOST_OF_A_USER);
    pass(Duration.ofMinutes(30));
    var later = signIn("ana", 1);

    sessions.makeRoom("ana");

    assertThat(later.get(0).isOpen()).isTrue();
  }

  private List<SignedIn> signIn(String user, int times) {
    var begun = new ArrayList<SignedIn>();
    for (int i = 0; i < times; i++) {
      pass(Duration.ofMillis(1));
      var signedIn = new SignedIn(user, RULES, nanos::get);
      sessions.makeRoom(user);
      sessions.add(signedIn, FakeSession.of(signedIn));
      begun.add(signedIn);
    }
    return begun;
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
