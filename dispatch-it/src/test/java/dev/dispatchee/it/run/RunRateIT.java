// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.client.Given;
import dev.dispatchee.it.server.ServerProcess;
import dev.dispatchee.it.server.User;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How many runs a user may ask for, on a server that is told a number. */
class RunRateIT {

  private static final ServerProcess SERVER =
      ServerProcess.make("rate", Map.of("dispatch.api.run-rate", "3"));

  @RegisterExtension final Given given = new Given(SERVER.application());

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void refusesMoreThanAMinuteAllowsAndSaysWhenToComeBack() {
    var trigger = given.aTrigger().withOverlap().create();
    for (int i = 0; i < 3; i++) {
      trigger.run("").mustBe(202);
    }

    var refused = trigger.run("").mustBeProblem(429, "too-many-requests");

    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
    assertThat(trigger.logs()).hasSize(3);
    given.caller(User.RUNNER).post(trigger.path("/run")).mustBe(202);
  }
}
