// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.api.settings.SettingsForm;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a setting of a request, it is judged in no time: 64 KiB within 100 ms. */
class HostileSettingsTest {

  private static final int SIZE = 64 * 1024;
  private static final long LONGEST_MILLIS = 100;
  private static final int TRIES = 3;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final SettingsForm<HttpRequestSettings> form = SettingsForm.of(HttpRequestSettings.class);

  static Stream<String> keys() {
    return Stream.of(HttpRequestSettings.class.getRecordComponents()).map(RecordComponent::getName);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void judgesAHostileTextInNoTime(String key) {
    var good = Map.of("url", "http://x.example/", "method", "POST", "body", "b");
    texts()
        .forEach(
            text -> {
              var settings = new HashMap<>(good);
              settings.put(key, text);
              assertThat(millis(() -> form.faultsOfStored(settings)))
                  .as("%s of %s…", key, text.substring(0, 30))
                  .isLessThan(LONGEST_MILLIS);
            });
  }

  private static Stream<String> texts() {
    var starts =
        Stream.of(
            "",
            "x:",
            "http:",
            "http://",
            "http://a",
            "http://a/",
            "http://a?",
            "http://[",
            "http://@",
            "X-A: ",
            "Content-Type: a/b; charset=",
            "200",
            "PT");
    return starts.flatMap(
        start -> pieces().flatMap(piece -> ends(start + piece.repeat(SIZE / piece.length()))));
  }

  private static Stream<String> pieces() {
    var visible =
        "/ // /@ @ ( () ) , 200, ,,2 200-299, - \\ \\\\ a A 0 9 1. . .. : :: a:1 [ ] [] ? # % %41 ; =\""
            + " \" ü 日本 ß xn-- \ud83d\ude00 \ud800 \u202e \u0000";
    var blank = Stream.of(" ", "\t \n", "\n", "\r", "\r\n", "a:b\n", ":\n", "a-\n", "a\n", "a ");
    return Stream.concat(Stream.of(visible.split(" ")), blank);
  }

  private static Stream<String> ends(String text) {
    return Stream.of("", "!", "@", "\u0001", ":1/").map(text::concat);
  }

  // Of the thread, not of the clock: the machine may be busy. Up to three times: code that is new
  // to the JVM is slow.
  private static long millis(Runnable work) {
    long best = Long.MAX_VALUE;
    for (int round = 0; round < TRIES && best >= LONGEST_MILLIS; round++) {
      long start = THREADS.getCurrentThreadCpuTime();
      work.run();
      best = Math.min(best, (THREADS.getCurrentThreadCpuTime() - start) / 1_000_000);
    }
    return best;
  }
}
