// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.EachSecond;
import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.server.User;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings that are made to keep whoever checks them busy, while a trigger fires each second. */
class HostileSettingsFaultIT extends SharedServerTest {

  private static final int LONG = 60_000;
  private static final int TIMES = 5;
  private static final Duration SOON = Duration.ofSeconds(3);

  static Stream<Map<String, String>> settings() {
    return Stream.of(
        Map.of("url", "x:" + "/".repeat(LONG)),
        Map.of("url", "http://" + "@".repeat(LONG)),
        Map.of("url", "http://a.example/", "headers", "a: b\r".repeat(LONG / 5)),
        Map.of("url", "http://a.example/", "expectedStatus", "200,".repeat(LONG / 4)),
        Map.of("url", "http://a.example/", "authorization", "${secret:".repeat(LONG / 9)),
        many());
  }

  private static Map<String, String> many() {
    var many = new HashMap<String, String>();
    for (int key = 0; key < LONG / 6; key++) {
      many.put("k" + key, "");
    }
    return many;
  }

  @ParameterizedTest
  @MethodSource("settings")
  void keepNobodyElseWaiting(Map<String, String> hostile) {
    var everySecond = given.aTrigger().withCron("*/1 * * * * ?").withOverlap().create();
    everySecond.awaitLogs(1, Log::isSuccessful);
    var body =
        Map.of(
            "name",
            "hostile",
            "dispatchTaskExecutorType",
            "http-request",
            "dispatchTaskSettings",
            hostile);

    for (var user : List.of(User.ADMIN, User.EDITOR)) {
      for (int time = 0; time < TIMES; time++) {
        var start = Instant.now();
        var answer = given.caller(user).post("triggers", body);
        assertThat(answer.status()).isEqualTo(user == User.ADMIN ? 422 : 403);
        assertThat(Instant.now()).isBefore(start.plus(SOON));
      }
    }

    var end = Instant.now();
    everySecond.awaitLogs(1, log -> log.isSuccessful() && log.plannedDate().isAfter(end));
    EachSecond.hasOneLog(everySecond);
    assertThat(everySecond.logs()).extracting(Log::status).doesNotContain("MISSED");
  }
}
