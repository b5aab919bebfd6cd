// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.server.SharedServer;
import dev.dispatchee.it.server.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What wrong passwords do, and what they do not. */
class SignInsIT extends SharedServerTest {

  private static final int LOCKING = 10;

  @ParameterizedTest
  @ValueSource(strings = {"/health/live", "/health/ready", "/health/live;a=b", "/health/live?x"})
  void openPathsDoNotLookAtCredentials(String path) {
    given.caller(User.VICTIM).get("triggers").mustBe(200);
    for (int i = 0; i <= LOCKING; i++) {
      given.nobody().as(User.VICTIM, "wrong").get(path).mustBe(200);
    }

    given.caller(User.VICTIM).get("triggers").mustBe(200);
    given.nobody().as(User.VICTIM, "wrong").get("/health/nothing").mustBe(401);
    given.caller(User.VICTIM).get("triggers").mustBe(200);
  }

  @Test
  void wrongPasswordsThatLockAUserAreTold() {
    long mark = SharedServer.log().mark();
    given.caller(User.LOCKED).get("triggers").mustBe(200);
    for (int i = 0; i < LOCKING; i++) {
      assertThat(SharedServer.log().since(mark)).noneMatch(line -> line.contains("DISP00605"));
      given.nobody().as(User.LOCKED, "wrong").get("triggers").mustBe(401);
    }

    await()
        .untilAsserted(
            () ->
                assertThat(SharedServer.log().since(mark))
                    .filteredOn(line -> line.contains("DISP00605"))
                    .singleElement()
                    .asString()
                    .contains("10 sign-ins", "'locked'", "from 127.0.0.1"));
    given.caller(User.LOCKED).get("triggers").mustBe(401);
  }
}
