// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** What befalls a server; when it is over the server is there again. */
enum Misfortune {
  IS_KILLED(
      server -> {
        server.kill();
        server.start();
      }),
  IS_STOPPED(
      server -> {
        server.stop();
        server.start();
      }),
  IS_DEPLOYED_AGAIN(
      server -> {
        server.isAway();
        server.process().deployEar();
        server.isBack();
      }),
  LOSES_ITS_EXECUTORS_AND_GETS_THEM_BACK(
      server -> {
        server.isAway();
        server.deployExecutorsAgain();
        server.isBack();
      }),
  IS_SUSPENDED(
      server -> {
        server.isAway();
        server.process().manage(":suspend(suspend-timeout=2)");
        var until = Instant.now().plus(Duration.ofSeconds(5));
        await().until(() -> Instant.now().isAfter(until));
        server.process().manage(":resume");
        server.isBack();
      });

  private final Consumer<WitnessedServer> course;

  Misfortune(Consumer<WitnessedServer> course) {
    this.course = course;
  }

  void befall(WitnessedServer server) {
    course.accept(server);
  }
}
