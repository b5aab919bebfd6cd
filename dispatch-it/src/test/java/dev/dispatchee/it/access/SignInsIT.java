// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.access;

import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.server.SharedServer;
import dev.dispatchee.it.server.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What wrong passwords do, and what they do not. */
class SignInsIT extends SharedServerTest {

  @ParameterizedTest
  @ValueSource(strings = {"/health/live", "/health/ready", "/health/live;a=b", "/health/live?x"})
  void openPathsDoNotLookAtCredentials(String path) {
    given.caller(User.VICTIM).get("triggers").mustBe(200);
    for (int i = 0; i <= LockedUsers.LOCKING; i++) {
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
    for (int i = 0; i < LockedUsers.LOCKING; i++) {
      LockedUsers.mustBeNone(mark);
      given.nobody().as(User.LOCKED, "wrong").get("triggers").mustBe(401);
    }

    LockedUsers.awaitTold(mark, "locked");
    given.caller(User.LOCKED).get("triggers").mustBe(401);
  }
}
