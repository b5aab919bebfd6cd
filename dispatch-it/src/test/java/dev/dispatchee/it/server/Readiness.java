// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** Waits until a server can be sent traffic. */
final class Readiness {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private Readiness() {}

  /**
   * Waits.
   *
   * @param server what is named when it does not become ready
   * @param hope whether there still is any
   */
  static void await(URI application, Object server, Duration atMost, BooleanSupplier hope) {
    Awaitility.await()
        .alias("ready, or see " + server)
        .atMost(atMost)
        .pollInterval(Duration.ofMillis(250))
        .failFast("the server has failed, see " + server, () -> !hope.getAsBoolean())
        .until(() -> isReady(application));
  }

  private static boolean isReady(URI application) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(application.resolve("health/ready"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }
}
