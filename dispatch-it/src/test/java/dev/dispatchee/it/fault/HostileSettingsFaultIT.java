// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.EachSecond;
import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Answer;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.server.User;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings that are made to keep whoever checks them busy, while a trigger fires each second. */
class HostileSettingsFaultIT extends SharedServerTest {

  private static final int LONG = 60_000;
  private static final int TIMES = 5;
  private static final Duration SOON = Duration.ofSeconds(1);

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
      int refusal = user == User.ADMIN ? 422 : 403;
      // What a request costs is at most what the quickest took; a busy machine slows down some.
      var quickest =
          Stream.generate(() -> timeOf(() -> given.caller(user).post("triggers", body), refusal))
              .limit(TIMES)
              .min(Duration::compareTo);
      assertThat(quickest.orElseThrow()).as("as %s", user).isLessThan(SOON);
    }

    var end = Instant.now();
    everySecond.awaitLogs(1, log -> log.isSuccessful() && log.plannedDate().isAfter(end));
    EachSecond.hasOneLog(everySecond);
    assertThat(everySecond.logs()).extracting(Log::status).doesNotContain("MISSED");
  }

  private static Duration timeOf(Supplier<Answer> request, int status) {
    var start = Instant.now();
    request.get().mustBe(status);
    return Duration.between(start, Instant.now());
  }
}
